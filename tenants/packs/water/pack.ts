import { dunningOf } from "../dunning";
import type { Pack } from "../pack";
import { approvalDocument, chartDocument } from "../money-documents";
import { bankProfiles } from "../bank-profiles";
import { workDocuments } from "../work-documents";
import { waterTariff } from "./tariff";
import { waterWorkflows } from "./workflows";

/** 供水: what a water company begins with. */
export const waterPack: Pack = {
  slug: "water",
  kind: "water",
  name: { zh: "供水", en: "Water supply" },
  about: {
    zh: "居民阶梯水价与非居民水价，以及开户、过户、缴费三套流程。",
    en: "Tiered household rates and public rates, and workflows to open an account, transfer it and pay.",
  },
  divisions: [
    { code: "01", name: "第一营业所" },
    { code: "02", name: "第二营业所" },
  ],
  branding: { color: "#0b6fa4", slogan: { zh: "好水到家", en: "Good water, to your door" } },
  documents: [
    ...workDocuments(waterWorkflows),
    { kind: "tariff", slug: "tariff", body: waterTariff },
    approvalDocument,
    chartDocument,
    ...bankProfiles,
    { kind: "dunning", slug: "dunning", body: dunningOf("water") },
  ],
};
