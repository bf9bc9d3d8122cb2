import { Readable } from "node:stream";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { DomainError } from "@/server/platform/errors";
import type { BankProfile } from "@/tenants/schemas/bank-profile";
import { encodeText } from "../bank-orders/encode-text";
import { checkControl, countLine, nothingSeen } from "./count-answer";
import { type AnswerLine, type Control, readAnswer } from "./read-answer";

const most = 50;

export type Trial = {
  lines: Pick<AnswerLine, "lineNo" | "lineKey" | "accountNo" | "payerName" | "amountMinor" | "paidOn" | "finding">[];
  control: Control | null;
  /** Why the file would be refused whole: a key below `errors`, and its values. */
  refusal: { code: string; params: Record<string, string | number> } | null;
};

/** Reads some lines of a bank's file, with its control record, as a profile would; nothing is kept. */
export async function tryProfile(
  ctx: Pick<Ctx, "tenant" | "now">,
  { profile, sample }: { profile: BankProfile; sample: string },
): Promise<Trial> {
  const seen = nothingSeen();
  const lines: Trial["lines"] = [];
  let control: Control | undefined;
  const onControl = (given: Control) => {
    control = given;
  };
  let refusal: Trial["refusal"] = null;
  try {
    const bytes = encodeText(sample, profile.encoding);
    for await (const line of readAnswer(
      Readable.from([bytes]),
      profile,
      dayOf(ctx.now, ctx.tenant.timezone),
      onControl,
    )) {
      countLine(seen, line);
      const { lineNo, lineKey, accountNo, payerName, amountMinor, paidOn, finding } = line;
      if (lines.length < most) lines.push({ lineNo, lineKey, accountNo, payerName, amountMinor, paidOn, finding });
    }
    checkControl(control, profile, seen);
  } catch (error) {
    if (error instanceof DomainError) refusal = { code: error.code, params: error.params };
    // A sign that the bank's encoding does not have.
    else if (error instanceof RangeError)
      refusal = { code: "bank-file-encoding", params: { line: 1, encoding: profile.encoding.toUpperCase() } };
    else throw error;
  }
  return { lines, control: control ?? null, refusal };
}
