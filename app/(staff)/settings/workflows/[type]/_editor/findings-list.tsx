"use client";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/app/_ui/cx";
import type { Finding } from "@/server/tickets/workflow/finding";
import type { Workflow } from "@/tenants/schemas/workflow";
import type { Selection } from "./selection";
import { useNames } from "./use-names";

type FindingsListProps = {
  findings: Finding[];
  workflow: Workflow;
  checking: boolean;
  onSelect: (selection: Selection) => void;
};

/** What would break or surprise; a click leads to the place. */
export function FindingsList({ findings, workflow, checking, onSelect }: FindingsListProps) {
  const t = useTranslations("tickets");
  const names = useNames(workflow);
  const errors = findings.filter((one) => one.level === "error").length;
  const warnings = findings.length - errors;
  const textOf = ({ code, params }: Finding) => {
    const key = `findings.${code}` as Parameters<typeof t>[0];
    return t.has(key) ? t(key, names(params) as never) : code;
  };
  return (
    <section aria-live="polite" aria-busy={checking}>
      <h2 className="mb-2 flex flex-wrap items-center gap-x-3 font-semibold">
        {t("workflows.findings")}
        {errors > 0 && (
          <span className="text-[0.875em] font-medium text-danger">
            {t("workflows.errorsCount", { count: errors })}
          </span>
        )}
        {warnings > 0 && (
          <span className="text-[0.875em] font-medium text-warn">
            {t("workflows.warningsCount", { count: warnings })}
          </span>
        )}
        {checking && <span className="text-[0.875em] font-normal text-ink-3">{t("workflows.checking")}</span>}
      </h2>
      {findings.length === 0 ? (
        <p className="flex items-center gap-2 text-ok">
          <CircleCheck aria-hidden className="size-4" />
          {t("workflows.noFindings")}
        </p>
      ) : (
        <ul className="grid gap-1">
          {findings.map((finding) => {
            const Icon = finding.level === "error" ? CircleAlert : TriangleAlert;
            const text = textOf(finding);
            const place = placeOf(finding, workflow);
            return (
              <li key={JSON.stringify(finding)} className="flex items-start gap-2">
                <Icon
                  aria-hidden
                  className={cx("mt-1 size-4 shrink-0", finding.level === "error" ? "text-danger" : "text-warn")}
                />
                {place ? (
                  <button
                    type="button"
                    className="text-left underline decoration-line-strong underline-offset-4 hover:text-brand-text"
                    onClick={() => onSelect(place)}
                  >
                    {text}
                  </button>
                ) : (
                  <span>{text}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function placeOf({ params }: Finding, workflow: Workflow): Selection | null {
  if (workflow.transitions.some((one) => one.key === params.transition))
    return { kind: "transition", key: String(params.transition) };
  if (workflow.states.some((one) => one.key === params.state)) return { kind: "state", key: String(params.state) };
  return null;
}
