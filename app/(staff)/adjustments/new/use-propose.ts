import { useTRPCClient } from "@/app/_trpc/client";
import { carriesTo, coldRoomOf, type Draft } from "./draft";

/** Sends a draft through the door of its kind; the same key never proposes twice. */
export function usePropose(accountId: string, idempotencyKey: string) {
  const { adjustments } = useTRPCClient().staff;
  return (draft: Draft): Promise<{ id: string; adjustmentNo: string }> => {
    const { billId, reason, documentIds } = draft;
    const common = { accountId, reason, documentIds, idempotencyKey };
    if (draft.kind === "cold-room") return adjustments["propose-cold-room"].mutate({ ...common, ...coldRoomOf(draft) });
    if (draft.kind === "outage")
      return adjustments["propose-outage"].mutate({ ...common, billId, from: draft.outageFrom, to: draft.outageTo });
    if (draft.kind === "metering")
      return adjustments["propose-metering"].mutate({ ...common, usageId: draft.usageId, quantity: draft.quantity });
    const byArea = draft.basis === "area" && draft.kind === "waiver";
    return adjustments.propose.mutate({
      ...common,
      kind: draft.kind,
      effectiveOn: draft.effectiveOn,
      ...(billId ? { billId } : {}),
      ...(byArea ? { perSquareMetre: draft.perSquareMetre } : {}),
      ...(!byArea && draft.amountMinor !== null ? { amountMinor: draft.amountMinor } : {}),
      ...(carriesTo(draft.kind) ? { otherAccountNo: draft.otherAccountNo } : {}),
    });
  };
}
