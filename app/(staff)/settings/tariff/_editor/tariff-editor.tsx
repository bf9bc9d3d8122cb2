"use client";
import { GitCompareArrows, Save } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/app/_ui/button";
import { LinkButton } from "@/app/_ui/link-button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { Tabs } from "@/app/_ui/tabs";
import type { Season, Tariff } from "@/tenants/schemas/tariff";
import { Calculator } from "./calculator";
import { Editing } from "./editing";
import { HeatClassesForm } from "./heat-classes-form";
import { ProblemList } from "./problem-list";
import { PublishDialog, type SeasonGoverned } from "./publish-dialog";
import { RulesForm } from "./rules-form";
import { SeasonsForm } from "./seasons-form";
import { useTariffDraft } from "./use-tariff-draft";
import { WaterClassesForm } from "./water-classes-form";

export type TariffEditorProps = {
  /** What is shown: the draft if there is one, else the version in force. */
  tariff: Tariff;
  draft: { id: string; version: number; updatedAt: Date } | null;
  current: { id: string; version: number } | null;
  seasons: SeasonGoverned[];
  today: string;
  editing: boolean;
  mayPublish: boolean;
};

/** A tariff to write, with its faults and a calculator beside it; to look at when it may not be written. */
export function TariffEditor({
  tariff: initial,
  draft,
  current,
  seasons,
  today,
  editing,
  mayPublish,
}: TariffEditorProps) {
  const t = useTranslations("tariff");
  const state = useTariffDraft(initial, draft?.updatedAt ?? null);
  const { tariff, setTariff, dirty, problems } = state;
  const context = useMemo(() => ({ disabled: !editing, problems }), [editing, problems]);
  return (
    <Editing value={context}>
      {editing && draft && (
        <div className="z-20 mb-4 flex flex-wrap items-center gap-2 border-b border-line bg-canvas py-2 sm:sticky sm:top-13">
          <span className="mr-auto text-ink-2">{dirty ? t("notSaved") : t("savedState")}</span>
          <ConfirmDialog
            danger
            title={t("discardTitle")}
            description={t("discardText")}
            confirmLabel={t("discard")}
            trigger={<Button variant="danger-quiet">{t("discard")}</Button>}
            onConfirm={state.discard}
          />
          {current && !dirty && problems.length === 0 && (
            <LinkButton variant="secondary" href={`/settings/tariff/compare?older=${current.id}&newer=${draft.id}`}>
              <GitCompareArrows aria-hidden />
              {t("compare.link", { version: current.version })}
            </LinkButton>
          )}
          <Button
            variant={dirty ? "primary" : "secondary"}
            loading={state.saving}
            disabled={!dirty}
            onClick={state.save}
          >
            <Save aria-hidden />
            {t("save")}
          </Button>
          {mayPublish && state.seenAt && (
            <PublishDialog
              version={draft.version}
              seenAt={state.seenAt}
              today={today}
              disabled={dirty || problems.length > 0}
              billed={seasons.filter(
                (season) => season.billed && tariff.seasons.some((named) => named.slug === season.slug),
              )}
            />
          )}
          {!mayPublish && <span className="text-[0.875em] text-ink-3">{t("onlyPublisher")}</span>}
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 gap-4">
          {editing && <ProblemList problems={problems} />}
          <Parts tariff={tariff} onChange={setTariff} />
        </div>
        <Calculator
          tariff={tariff}
          today={today}
          blocked={problems.length > 0}
          version={editing ? null : (current?.version ?? null)}
        />
      </div>
    </Editing>
  );
}

function Parts({ tariff, onChange }: { tariff: Tariff; onChange: (tariff: Tariff) => void }) {
  const t = useTranslations("tariff");
  const heating = tariff.kind === "heating";
  return (
    <Tabs
      tabs={[
        {
          value: "seasons",
          label: t(heating ? "sections.seasons" : "sections.periods"),
          count: tariff.seasons.length,
          content: (
            <SeasonsForm
              kind={tariff.kind}
              seasons={tariff.seasons}
              onChange={(seasons: Season[]) => onChange({ ...tariff, seasons })}
            />
          ),
        },
        {
          value: "classes",
          label: t("sections.classes"),
          count: tariff.priceClasses.length,
          content: heating ? (
            <HeatClassesForm
              classes={tariff.priceClasses}
              onChange={(priceClasses) => onChange({ ...tariff, priceClasses })}
            />
          ) : (
            <WaterClassesForm
              classes={tariff.priceClasses}
              onChange={(priceClasses) => onChange({ ...tariff, priceClasses })}
            />
          ),
        },
        { value: "rules", label: t("sections.rules"), content: <RulesForm tariff={tariff} onChange={onChange} /> },
      ]}
    />
  );
}
