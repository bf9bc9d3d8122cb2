import { z } from "zod";

/** What a bank's answer says of one payment. */
export const answerFields = ["lineKey", "accountNo", "payerName", "amount", "paidOn", "result", "reason"] as const;
export type AnswerField = (typeof answerFields)[number];

/** Where a value stands: in a fixed-width line its first byte and how many, in a CSV its column. Both count from one. */
const place = z.object({
  at: z.number().int().min(1).max(4000),
  width: z.number().int().min(1).max(400).optional(),
});
export type Place = z.infer<typeof place>;

/** What a file to the bank can say, in the order in which it says it. */
const written = z.object({
  value: z.enum([
    ...(["lineKey", "accountNo", "holderName", "bankAccountNo", "agreementNo", "amount"] as const),
    ...(["day", "count", "total", "text"] as const),
  ]),
  /** Of `text`: the words themselves. */
  text: z.string().max(200).default(""),
  /** Bytes, in a fixed-width line. */
  width: z.number().int().min(1).max(400).optional(),
  align: z.enum(["left", "right"]).default("left"),
  pad: z.enum([" ", "0"]).default(" "),
});
export type Written = z.output<typeof written>;

/** How one bank writes its collection files: dated, versioned, and the subsidiary's own to change. */
export const bankProfileSchema = z
  .object({
    name: z.object({ zh: z.string().min(1).max(40), en: z.string().min(1).max(60) }),
    encoding: z.enum(["gb18030", "utf-8"]),
    layout: z.enum(["fixed", "csv"]),
    /** Of a CSV. */
    delimiter: z.enum([",", "|", ";", "\t"]).default(","),
    /** Lines before the first that mean nothing, such as titles. */
    skipLines: z.number().int().min(0).max(20).default(0),
    amountUnit: z.enum(["fen", "yuan"]),
    fields: z.object({
      accountNo: place,
      amount: place,
      lineKey: place.optional(),
      payerName: place.optional(),
      paidOn: place.optional(),
      result: place.optional(),
      reason: place.optional(),
    }),
    /** The record that says how many lines there are and what they add up to. */
    control: z.object({
      at: z.enum(["first", "last"]),
      count: place,
      total: place,
      /** Whether refused lines are in its sums. */
      covers: z.enum(["all", "accepted"]),
    }),
    /** Results that mean the money has come; without a result field every line has. */
    accepted: z.array(z.string().max(20)).max(20).default([]),
    /** The file that asks the bank to collect; without it the bank only reports. */
    outgoing: z
      .object({
        /** A CSV's line of titles. */
        titles: z.string().max(400).optional(),
        line: z.array(written).min(1).max(30),
        control: z.object({ at: z.enum(["first", "last"]), fields: z.array(written).min(1).max(30) }),
      })
      .optional(),
    /** The bank's codes in words. */
    reasons: z.record(z.string().max(20), z.string().max(100)).default({}),
  })
  .check((given) => {
    const { layout, fields, control, accepted, outgoing } = given.value;
    const wrong = (path: (string | number)[], message: string, input: unknown) =>
      given.issues.push({ code: "custom", input, path, message });
    const widths: [(string | number)[], { width?: number | undefined } | undefined][] = [
      ...Object.entries(fields).map(([name, at]): [string[], Place | undefined] => [["fields", name], at]),
      [["control", "count"], control.count],
      [["control", "total"], control.total],
      ...(outgoing?.line ?? []).map((at, index): [(string | number)[], Written] => [["outgoing", "line", index], at]),
      ...(outgoing?.control.fields ?? []).map((at, index): [(string | number)[], Written] => [
        ["outgoing", "control", "fields", index],
        at,
      ]),
    ];
    for (const [path, at] of widths) if (layout === "fixed" && at && !at.width) wrong(path, "needs-width", at);
    if (fields.result && accepted.length === 0) wrong(["accepted"], "needs-accepted", accepted);
    const ranges = Object.entries(fields)
      .filter((entry): entry is [string, Place] => layout === "fixed" && entry[1] !== undefined)
      .toSorted(([, a], [, b]) => a.at - b.at);
    for (const [index, [name, at]] of ranges.entries()) {
      const before = ranges[index - 1]?.[1];
      if (before && before.at + (before.width ?? 0) > at.at) wrong(["fields", name], "fields-overlap", at);
    }
  });

export type BankProfile = z.output<typeof bankProfileSchema>;
export type BankProfileInput = z.input<typeof bankProfileSchema>;

/** What is wrong in a profile and where: the place as "fields.amount", the fault as a key below cashier.profiles.problems. */
export type ProfileProblem = { path: string; code: "needs-width" | "needs-accepted" | "fields-overlap" | "invalid" };

/** Every fault that keeps a profile from being published; empty when there is none. Browser-safe. */
export function bankProfileProblems(body: unknown): ProfileProblem[] {
  const checked = bankProfileSchema.safeParse(body);
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message }) => ({
    path: path.join("."),
    code: (["needs-width", "needs-accepted", "fields-overlap"] as const).find((one) => one === message) ?? "invalid",
  }));
}
