import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { BankProfileInput, ProfileProblem } from "@/tenants/schemas/bank-profile";

export type Editing = {
  body: BankProfileInput;
  change: (part: Partial<BankProfileInput>) => void;
  problems: ProfileProblem[];
  disabled: boolean;
};

export const EditingContext = createContext<Editing | null>(null);

/** The profile under the reader's hands. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("a field of the profile editor stands outside of it");
  return editing;
}

/** What is wrong at a place of the profile or below it, in words. */
export function useProblemAt(): (path: string) => string | undefined {
  const t = useTranslations("cashier.profiles.problems");
  const { problems } = useEditing();
  return (path) => {
    const found = problems.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return found && t(found.code);
  };
}
