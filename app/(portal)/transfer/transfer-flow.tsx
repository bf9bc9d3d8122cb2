"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { CalendarClock, EyeOff, MessageSquareText, Scale, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { LinkButton } from "@/app/_ui/link-button";
import { formatMinor } from "@/app/_ui/money/format-minor";
import type { RootRouter } from "@/server/trpc/root";
import { Points } from "../_request/points";
import type { Application } from "@/server/tickets/get-application";
import { RequestFlow } from "../_request/request-flow";
import type { SummaryRow } from "../_request/summary";
import { useWords } from "../_request/workflow-fields";

type Preview = Omit<inferRouterOutputs<RootRouter>["portal"]["supply"]["transfer-form"], "form">;

/** The present owner hands the account to somebody else. */
export function TransferFlow({ preview, form, draftKey }: { preview: Preview; form: Application; draftKey: string }) {
  const t = useTranslations("supply");
  const words = useWords();
  const trpc = useTRPCClient();
  const { account, owedMinor, unpaidMinor, today } = preview;
  const later = unpaidMinor - owedMinor;
  const known: SummaryRow[] = [
    { label: t("address"), value: account.address },
    { label: t("accountNo"), value: <span className="figures">{account.accountNo}</span> },
    ...(account.ownerName ? [{ label: t("owner"), value: account.ownerName }] : []),
  ];
  return (
    <RequestFlow
      draftKey={draftKey}
      known={() => known}
      initial={{ "transfer-date": today }}
      limits={{ "transfer-date": { max: today } }}
      intro={
        <div className="grid gap-5">
          <p className="text-[1.0625em]">{words(form.intro)}</p>
          {owedMinor > 0n && (
            <Alert tone="warn" actions={<LinkButton href="/bills">{t("payFirst")}</LinkButton>}>
              {t("transfer.consequenceOwed", { owed: formatMinor(owedMinor) })}
            </Alert>
          )}
          <Points
            items={[
              { icon: <UserRoundCheck />, text: t("transfer.who") },
              { icon: <MessageSquareText />, text: t("transfer.confirm") },
              { icon: <Scale />, text: t("transfer.cutOff") },
              { icon: <CalendarClock />, text: t("transfer.day") },
              { icon: <EyeOff />, text: t("transfer.lose") },
            ]}
          />
        </div>
      }
      fields={form.form}
      pages={() => [{ title: t("steps.newOwner"), fields: form.form }]}
      documents={form.documents}
      maxBytes={form.upload.maxBytes}
      consequence={
        <div className="grid gap-1">
          <p>{t("transfer.consequence")}</p>
          {later > 0n && <p>{t("transfer.consequenceUnpaid", { unpaid: formatMinor(later) })}</p>}
          {owedMinor > 0n && (
            <p className="font-semibold text-danger">
              {t("transfer.consequenceOwed", { owed: formatMinor(owedMinor) })}
            </p>
          )}
        </div>
      }
      submit={(values, documentIds) => trpc.portal.supply.transfer.mutate({ form: values, documentIds })}
    />
  );
}
