import { getTranslations } from "next-intl/server";

/** The cause of a difference in words: a clerk's own, a finding of a bank's file, or one of this page. */
export async function getCauseWords(): Promise<(cause: string) => string> {
  const [t, shifts, files] = await Promise.all([
    getTranslations("cashier.reconciliation.causes"),
    getTranslations("cashier.shifts.causes"),
    getTranslations("cashier.bankFiles.findingKinds"),
  ]);
  return (cause) => {
    if (shifts.has(cause as "wrong-change")) return shifts(cause as "wrong-change");
    const problem = `${cause}.problem` as "truncated.problem";
    if (files.has(problem)) return files(problem);
    return t(cause as "shift-open");
  };
}
