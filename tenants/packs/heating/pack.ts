import { dunningOf } from "../dunning";
import type { Pack } from "../pack";
import { approvalDocument, chartDocument, refundDocument } from "../money-documents";
import { bankProfiles } from "../bank-profiles";
import { workDocuments } from "../work-documents";
import { heatingTariff } from "./tariff";
import { heatingWorkflows } from "./workflows";

/** 供热: what a heat company begins with. */
export const heatingPack: Pack = {
  slug: "heating",
  kind: "heating",
  name: { zh: "供热", en: "District heating" },
  about: {
    zh: "按面积与两部制热价、采暖季日历，以及开户、过户、缴费、报停、恢复供热五套流程。",
    en: "Area and two-part rates, the heating season's calendar, and workflows to open an account, transfer it, pay, stop and resume heating.",
  },
  divisions: [
    { code: "01", name: "第一营业所" },
    { code: "02", name: "第二营业所" },
  ],
  branding: { color: "#b4421f", slogan: { zh: "一心为暖", en: "Warmth you can count on" } },
  documents: [
    ...workDocuments(heatingWorkflows),
    { kind: "tariff", slug: "tariff", body: heatingTariff },
    approvalDocument,
    chartDocument,
    refundDocument,
    ...bankProfiles,
    { kind: "dunning", slug: "dunning", body: dunningOf("heating") },
  ],
};
