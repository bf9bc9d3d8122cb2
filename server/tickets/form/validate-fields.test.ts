import { expect, test } from "vitest";
import type { WorkflowField } from "@/tenants/schemas/workflow";
import { isIdNumber } from "./is-id-number";
import { validateFields } from "./validate-fields";

const field = (key: string, kind: WorkflowField["kind"], required = false): WorkflowField => ({
  key,
  kind,
  required,
  label: { zh: key, en: key },
  ...(kind === "choice" ? { choices: [{ value: "sale", label: { zh: "买卖", en: "Sale" } }] } : {}),
});
const refused = (kind: WorkflowField["kind"], value: unknown) => {
  try {
    validateFields([field("it", kind, true)], { it: value });
    return null;
  } catch (error) {
    const { code, field: at } = error as { code: string; field: string };
    expect(at).toBe("it");
    return code;
  }
};

test("values come out in one form: phones as digits, dates, amounts in 分, choices by key", () => {
  const fields = [
    field("phone", "phone"),
    field("on", "date"),
    field("sum", "amount"),
    field("why", "choice"),
    field("ok", "yes-no"),
  ];
  const given = { phone: "+86 138-0000-1234", on: "2026-11-15", sum: "123450", why: "sale", ok: "on" };
  expect(validateFields(fields, given)).toEqual({
    phone: "13800001234",
    on: "2026-11-15",
    sum: "123450",
    why: "sale",
    ok: true,
  });
});

test("what no field asks for never reaches the ticket", () => {
  expect(validateFields([field("name", "text")], { name: " 李明 ", season: "2020-2021", __proto__: 1 })).toEqual({
    name: "李明",
  });
});

test("each wrong value is refused with its own reason and its field", () => {
  expect(refused("text", "  ")).toBe("field-required");
  expect(refused("text", undefined)).toBe("field-required");
  expect(refused("text", "长".repeat(201))).toBe("field-too-long");
  expect(refused("text", { evil: true })).toBe("field-invalid");
  expect(refused("phone", "12345")).toBe("field-phone");
  expect(refused("date", "2026-02-30")).toBe("field-date");
  expect(refused("number", "-1")).toBe("field-number");
  expect(refused("amount", "12.5")).toBe("field-amount");
  expect(refused("amount", "0")).toBe("field-amount");
  expect(refused("choice", "theft")).toBe("field-choice");
  expect(refused("id-number", "110101199001011234")).toBe("field-id-number");
});

test("identity and company numbers are proven by their check mark", () => {
  expect(isIdNumber("11010519491231002X")).toBe(true);
  expect(isIdNumber("110105194912310021")).toBe(false);
  expect(isIdNumber("91350100M000100Y43")).toBe(true);
  expect(isIdNumber("91350100M000100Y44")).toBe(false);
});
