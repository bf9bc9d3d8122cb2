import type { Preparation } from "@/server/adjustments/prepare-proposal";
import { billKinds, carryKinds, type ProposableKind } from "@/server/adjustments/schemas";

export type FormKind = ProposableKind | "cold-room" | "outage" | "metering";
export type Reading = { key: number; from: string; to: string; celsius: string };

/** What the form holds, for every kind at once, so that changing the kind loses nothing. */
export type Draft = {
  kind: FormKind;
  billId: string;
  basis: "fixed" | "area";
  amountMinor: bigint | null;
  perSquareMetre: string;
  otherAccountNo: string;
  effectiveOn: string;
  reason: string;
  documentIds: string[];
  complainedAt: string;
  testedAt: string;
  warmAt: string;
  readings: Reading[];
  outageFrom: string;
  outageTo: string;
  usageId: string;
  quantity: string;
};

/** An untouched form: a waiver of the latest bill, of service before late fees. */
export function emptyDraft(prepared: Preparation): Draft {
  const bill = prepared.bills.find(({ kind }) => kind !== "late-fee") ?? prepared.bills[0];
  return {
    kind: "waiver",
    billId: bill?.id ?? "",
    basis: "fixed",
    amountMinor: null,
    perSquareMetre: "",
    otherAccountNo: "",
    effectiveOn: prepared.today,
    reason: "",
    documentIds: [],
    complainedAt: "",
    testedAt: "",
    warmAt: "",
    readings: [{ key: 0, from: "", to: "", celsius: "" }],
    outageFrom: "",
    outageTo: "",
    usageId: prepared.usages[0]?.id ?? "",
    quantity: "",
  };
}

/** Whether a kind is put to one bill. */
export const needsBill = (kind: FormKind) =>
  kind === "cold-room" || kind === "outage" || (billKinds as readonly string[]).includes(kind);

/** Whether a kind moves its sum to another account. */
export const carriesTo = (kind: FormKind) => (carryKinds as readonly string[]).includes(kind);

/** What a draft says of a cold room, as the server asks for it. */
export const coldRoomOf = ({ billId, complainedAt, testedAt, warmAt, readings }: Draft) => ({
  ...{ billId, complainedAt, testedAt },
  ...(warmAt && { warmAt }),
  readings: readings.map(({ key: _key, ...reading }) => reading),
});
