import { expect, test } from "vitest";
import { packs } from ".";
import { approvalLimitsSchema } from "../schemas/approval-limits";
import { bankProfileSchema } from "../schemas/bank-profile";
import { brandingSchema } from "../schemas/branding";
import { calendarSchema } from "../schemas/calendar";
import { chartSchema } from "../schemas/chart-of-accounts";
import { dunningSchema } from "../schemas/dunning";
import { refundRulesSchema } from "../schemas/refund-rules";
import { tariffSchema } from "../schemas/tariff";
import { workflowSchema } from "../schemas/workflow";

test("every document of every pack is what its schema asks for", () => {
  const schemas = {
    workflow: workflowSchema,
    tariff: tariffSchema,
    calendar: calendarSchema,
    branding: brandingSchema,
    "approval-limits": approvalLimitsSchema,
    "refund-rules": refundRulesSchema,
    "bank-profile": bankProfileSchema,
    dunning: dunningSchema,
    "chart-of-accounts": chartSchema,
  };
  for (const { documents, branding } of Object.values(packs)) {
    expect(documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        "workflow",
        "tariff",
        "calendar",
        "approval-limits",
        "chart-of-accounts",
        "bank-profile",
      ]),
    );
    for (const { kind, body } of documents) expect(schemas[kind].safeParse(body).error).toBeUndefined();
    expect(brandingSchema.safeParse({ ...branding, hotline: "" }).error).toBeUndefined();
  }
});
