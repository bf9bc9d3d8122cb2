import { router, staff } from "@/server/trpc/init";
import { discardDraft } from "@/tenants/config/discard-draft";
import { saveDraft } from "@/tenants/config/save-draft";
import { compareTariffs } from "./tariffs/compare-tariffs";
import { explainBill } from "./tariffs/explain-bill";
import { getTariffSettings } from "./tariffs/get-tariff-settings";
import { listVersionSeasons } from "./tariffs/list-version-seasons";
import { publishTariffDraft } from "./tariffs/publish-tariff-draft";
import {
  compareTariffsInput,
  explainInput,
  publishTariffInput,
  saveTariffInput,
  versionInput,
} from "./tariffs/schemas";
import { tariffSlug } from "./tariffs/tariff-document";

export const staffTariffRouter = router({
  get: staff("billing.read").query(({ ctx }) => getTariffSettings(ctx)),
  "save-draft": staff("settings.edit-tariff")
    .input(saveTariffInput)
    .mutation(({ ctx, input }) => saveDraft(ctx, { kind: "tariff", slug: tariffSlug, ...input })),
  "discard-draft": staff("settings.edit-tariff").mutation(({ ctx }) => discardDraft(ctx, "tariff", tariffSlug)),
  publish: staff("settings.publish-tariff")
    .input(publishTariffInput)
    .mutation(({ ctx, input }) => publishTariffDraft(ctx, input)),
  /** A query, for it changes nothing; large, so it travels as a body. */
  explain: staff("billing.read")
    .input(explainInput)
    .query(({ ctx, input }) => explainBill(ctx, input)),
  "list-seasons": staff("settings.edit-tariff")
    .input(versionInput)
    .query(({ ctx, input }) => listVersionSeasons(ctx, input.versionId)),
  compare: staff("settings.edit-tariff")
    .input(compareTariffsInput)
    .query(({ ctx, input }) => compareTariffs(ctx, input)),
});
