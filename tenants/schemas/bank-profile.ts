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
    const places = [...Object.entries(fields), ["count", control.count], ["total", control.total]] as [
      string,
      Place?,
    ][];
    for (const [name, at] of places)
      if (layout === "fixed" && at && !at.width)
        given.issues.push({ code: "custom", input: at, path: [name, "width"], message: "A fixed field needs a width" });
    for (const [index, at] of [...(outgoing?.line ?? []), ...(outgoing?.control.fields ?? [])].entries())
      if (layout === "fixed" && !at.width)
        given.issues.push({
          code: "custom",
          input: at,
          path: ["outgoing", index],
          message: "A fixed field needs a width",
        });
    if (fields.result && accepted.length === 0)
      given.issues.push({
        code: "custom",
        input: accepted,
        path: ["accepted"],
        message: "Name the results that mean paid",
      });
    const ranges = Object.entries(fields)
      .filter((entry): entry is [string, Place] => layout === "fixed" && entry[1] !== undefined)
      .toSorted(([, a], [, b]) => a.at - b.at);
    for (const [index, [name, at]] of ranges.entries()) {
      const before = ranges[index - 1]?.[1];
      if (before && before.at + (before.width ?? 0) > at.at)
        given.issues.push({ code: "custom", input: at, path: ["fields", name], message: "Fields overlap" });
    }
  });

export type BankProfile = z.output<typeof bankProfileSchema>;
export type BankProfileInput = z.input<typeof bankProfileSchema>;
