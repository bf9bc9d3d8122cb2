"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { DiscountWindow, Season } from "@/tenants/schemas/tariff";
import { ChoiceField, DayField, DecimalField, Grid } from "./controls";
import { useEditing } from "./editing";

type DiscountsFormProps = { season: Season; onChange: (season: Season) => void; path: string };

/** The windows in which paying a whole bill earns a discount. */
export function DiscountsForm({ season, onChange, path }: DiscountsFormProps) {
  const t = useTranslations("tariff");
  const { disabled } = useEditing();
  const windows = season.discounts ?? [];
  // None at all is written as none, so that a season without discounts reads as it always did.
  const set = (next: DiscountWindow[]) => {
    const { discounts: _, ...rest } = season;
    onChange(next.length > 0 ? { ...rest, discounts: next } : rest);
  };
  const add = () => {
    const from = windows.at(-1)?.to ?? season.applyFrom;
    set([...windows, { kind: "percent", from, to: season.dueOn, percent: "0" }]);
  };
  if (disabled && windows.length === 0) return null;
  return (
    <section className="mt-4 border-t border-line pt-4">
      <h3 className="font-medium">{t("discounts.title")}</h3>
      <p className="mb-3 text-[0.875em] text-ink-2">{t("discounts.hint")}</p>
      <ol className="grid gap-4">
        {windows.map((window, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part has no id of its own while it is being written
          <li key={index} className="rounded-lg bg-sunken p-3">
            <div className="mb-2 flex items-center justify-between gap-3">
              <h4>{t("places.discount", { n: index + 1 })}</h4>
              {!disabled && (
                <Button
                  variant="danger-quiet"
                  size="icon-sm"
                  aria-label={t("remove")}
                  onClick={() => set(windows.filter((_, at) => at !== index))}
                >
                  <Trash2 aria-hidden />
                </Button>
              )}
            </div>
            <WindowFields
              window={window}
              path={`${path}.${index}`}
              onChange={(next) => set(windows.map((one, at) => (at === index ? next : one)))}
            />
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button variant="secondary" size="sm" className="mt-3" onClick={add}>
          <Plus aria-hidden />
          {t("add.discount")}
        </Button>
      )}
    </section>
  );
}

type WindowFieldsProps = { window: DiscountWindow; path: string; onChange: (window: DiscountWindow) => void };

function WindowFields({ window, path, onChange }: WindowFieldsProps) {
  const t = useTranslations("tariff");
  const { from, to } = window;
  return (
    <Grid>
      {(["from", "to"] as const).map((key) => (
        <DayField
          key={key}
          label={t(`fields.${key}`)}
          path={`${path}.${key}`}
          value={window[key]}
          onChange={(day) => onChange({ ...window, [key]: day })}
        />
      ))}
      <ChoiceField
        label={t("fields.discount")}
        path={`${path}.kind`}
        value={window.kind}
        onChange={(kind) =>
          onChange(kind === "percent" ? { kind, from, to, percent: "0" } : { kind, from, to, price: "0" })
        }
        choices={[
          { value: "percent", label: t("choices.discountPercent") },
          { value: "per-area", label: t("choices.discountArea") },
        ]}
      />
      {window.kind === "percent" ? (
        <DecimalField
          label={t("fields.discountPercent")}
          path={`${path}.percent`}
          unit={t("units.percent")}
          value={window.percent}
          onChange={(percent) => onChange({ ...window, percent })}
        />
      ) : (
        <DecimalField
          label={t("fields.discountPrice")}
          path={`${path}.price`}
          unit={t("units.perArea")}
          value={window.price}
          onChange={(price) => onChange({ ...window, price })}
        />
      )}
    </Grid>
  );
}
