"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Button } from "@/app/_ui/button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { AskText } from "./ask-text";

type Suggestion = { accountNo: string; address: string; sign: "account-no" | "name-and-sum" | "bill-sum" };
type Props = { slip: { id: string; amountMinor: bigint; paidOn: string }; suggestions: Suggestion[] };

/** Books a transfer to a suggested account or to one that the clerk names, or puts it aside. */
export function MatchSlip({ slip, suggestions }: Props) {
  const t = useTranslations("payments.slips");
  const say = useProblemText();
  const router = useRouter();
  const procedures = useTRPC().staff.payments;
  const accept = useMutation(procedures["accept-slip"].mutationOptions());
  const setAside = useMutation(procedures["set-slip-aside"].mutationOptions());

  async function carryOut(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      toast.success(done);
    } catch (error) {
      toast.error(say(problemOf(error)));
    }
    router.refresh();
  }
  const book = (accountNo: string) => carryOut(() => accept.mutateAsync({ slipId: slip.id, accountNo }), t("accepted"));

  return (
    <div className="grid gap-2">
      {suggestions.length === 0 && <span className="text-ink-3">{t("none")}</span>}
      {suggestions.map(({ accountNo, address, sign }) => (
        <div key={accountNo} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1">
            <span className="figures font-medium">{accountNo}</span>
            <span className="block text-[0.875em] text-ink-2">{address}</span>
            <span className="block text-[0.875em] text-ink-3">{t(`signs.${sign}`)}</span>
          </span>
          <ConfirmDialog
            title={t("acceptTitle", { amount: formatMinor(slip.amountMinor), account: accountNo })}
            description={t("acceptBody", { day: slip.paidOn })}
            confirmLabel={t("accept")}
            trigger={<Button size="sm">{t("accept")}</Button>}
            onConfirm={() => book(accountNo)}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <AskText
          trigger={t("choose")}
          title={t("chooseTitle")}
          body={t("acceptBody", { day: slip.paidOn })}
          label={t("account")}
          submit={t("accept")}
          maxLength={40}
          onSubmit={book}
        />
        <AskText
          trigger={t("aside")}
          title={t("asideTitle")}
          body={t("asideBody")}
          label={t("note")}
          submit={t("aside")}
          maxLength={300}
          onSubmit={(note) => carryOut(() => setAside.mutateAsync({ slipId: slip.id, note }), t("asideDone"))}
        />
      </div>
    </div>
  );
}
