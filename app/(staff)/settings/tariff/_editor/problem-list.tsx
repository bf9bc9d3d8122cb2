"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import type { TariffProblem } from "@/tenants/schemas/tariff-problems";

const places: Record<string, "season" | "class" | "tier" | "step" | "change" | "discount"> = {
  seasons: "season",
  priceClasses: "class",
  tiers: "tier",
  steps: "step",
  priceChanges: "change",
  discounts: "discount",
};

/** Every fault with its place in words; the fields say the same beside themselves. */
export function ProblemList({ problems }: { problems: TariffProblem[] }) {
  const t = useTranslations("tariff");
  if (problems.length === 0) return <Alert tone="ok">{t("problems.well")}</Alert>;
  const placeOf = (path: string) => {
    const parts = path.split(".");
    return parts
      .map((part, index) => {
        const number = Number(parts[index + 1]);
        const place = places[part];
        if (place && Number.isInteger(number)) return t(`places.${place}`, { n: number + 1 });
        const key = `fields.${part}` as "fields.from";
        return /^\d+$/.test(part) || !t.has(key) ? null : t(key);
      })
      .filter(Boolean)
      .join(" · ");
  };
  return (
    <Alert tone="warn" title={t("problems.title", { count: problems.length })}>
      <ul className="mt-1 grid gap-0.5">
        {problems.map((problem) => (
          <li key={`${problem.path}${problem.code}`}>
            <span className="font-medium">{placeOf(problem.path)}</span>：
            {t(`problems.codes.${problem.code as "decimal"}`)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
