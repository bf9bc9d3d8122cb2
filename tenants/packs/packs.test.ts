import { expect, test } from "vitest";
import { packs } from ".";
import { brandingSchema } from "../schemas/branding";
import { calendarSchema } from "../schemas/calendar";
import { tariffSchema } from "../schemas/tariff";
import { workflowSchema } from "../schemas/workflow";

test("every document of every pack is what its schema asks for", () => {
  const schemas = {
    workflow: workflowSchema,
    tariff: tariffSchema,
    calendar: calendarSchema,
    branding: brandingSchema,
  };
  for (const { documents, branding } of Object.values(packs)) {
    expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(["workflow", "tariff", "calendar"]));
    for (const { kind, body } of documents) expect(schemas[kind].safeParse(body).error).toBeUndefined();
    expect(brandingSchema.safeParse({ ...branding, hotline: "" }).error).toBeUndefined();
  }
});
