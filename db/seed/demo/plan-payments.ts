import { daysBetween, plusDays } from "@/server/platform/dates";
import type { Random } from "../random";
import type { Planned } from "./plan-subsidiary";

export type OpenBill = {
  id: string;
  accountId: string;
  season: string;
  amountMinor: bigint;
  issuedOn: string;
  dueOn: string;
};
export type PlannedPayment = {
  billId: string;
  accountId: string;
  payerName: string;
  amountMinor: bigint;
  paidAt: Date;
  channel: "portal" | "counter" | "transfer-slip" | "bank-file";
  method: "wechat_pay" | "alipay" | "card" | "cash" | "pos" | "transfer" | "bank-debit";
};

/**
 * How one household pays one bill by `today`, or null while it has not. Most pay in time, many in the last days before the
 * bill is due; some pay late, some a part, and those who never pay were sometimes brought to it a season later.
 */
export function planPayment(random: Random, home: Planned, bill: OpenBill, today: string): PlannedPayment | null {
  const window = Math.max(1, daysBetween(bill.issuedOn, bill.dueOn));
  const long = daysBetween(bill.dueOn, today) > 180;
  // Drawn for everybody, so that one household's habit does not move its neighbours' days.
  const [early, late, share, brought] = [random.next(), random.next(), random.between(3, 6), random.next()];
  const inTime = plusDays(bill.issuedOn, Math.floor(window * (early < 0.35 ? early : early ** 0.4)));
  const afterwards = plusDays(bill.dueOn, 4 + Math.floor(late * 70));
  const day = home.paysLike === "late" || (home.paysLike === "never" && long) ? afterwards : inTime;
  if (day > today || bill.amountMinor <= 0n) return null;
  if (home.paysLike === "never" && !(long && brought < 0.6 && !home.resident)) return null;
  const amountMinor = home.paysLike === "partly" && !long ? (bill.amountMinor * BigInt(share)) / 10n : bill.amountMinor;
  const [paidAt, way] = [momentOf(random, day), wayOf(random, home)];
  // The bank takes a bill's whole sum, and all of one run on the same day.
  const byBank = way.channel === "bank-file";
  return {
    billId: bill.id,
    accountId: bill.accountId,
    payerName: home.owner.name,
    amountMinor: byBank ? bill.amountMinor : amountMinor,
    paidAt: byBank ? debitedAt(bill) : paidAt,
    ...way,
  };
}

/** The morning after a bill's seventeenth day, when the bank's answer is booked. */
export const debitedAt = ({ issuedOn }: Pick<OpenBill, "issuedOn">): Date =>
  new Date(`${plusDays(issuedOn, 17)}T01:40:00Z`);

/** Some time in waking hours of a business day in China. */
function momentOf(random: Random, day: string): Date {
  const minute = Math.round(Math.min(13.5, Math.max(0.2, random.around(5.5, 3))) * 60);
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000 + random.between(0, 59) * 1000);
}

/** Two thirds pay online, the old and the shops less so. */
function wayOf(random: Random, { use, owner }: Planned): Pick<PlannedPayment, "channel" | "method"> {
  const old = owner.kind === "human" && Number(owner.idNumber.slice(6, 10)) < 1960;
  const online = use === "public" ? 0.2 : old ? 0.42 : 0.74;
  if (random.chance(online)) {
    return {
      channel: "portal",
      method: random.weigh([
        ["wechat_pay", 55],
        ["alipay", 40],
        ["card", 5],
      ] as const),
    };
  }
  const offline = random.next();
  if (use === "public" || offline < 0.08) return { channel: "transfer-slip", method: "transfer" };
  if (offline < 0.22) return { channel: "bank-file", method: "bank-debit" };
  return {
    channel: "counter",
    method: random.weigh([
      ["cash", 45],
      ["pos", 55],
    ] as const),
  };
}
