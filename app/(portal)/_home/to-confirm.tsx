import { useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { LinkButton } from "@/app/_ui/link-button";
import type { ToConfirmEntry } from "./home-data";

/** Somebody hands this resident an account: it waits for their word. */
export function ToConfirm({ transfers }: { transfers: ToConfirmEntry[] }) {
  const t = useTranslations("supply.transfer");
  return transfers.map((transfer) => (
    <Alert
      key={transfer.ticketId}
      tone="info"
      title={t("toConfirm")}
      actions={<LinkButton href={`/transfer/confirm/${transfer.ticketId}`}>{t("toConfirmAction")}</LinkButton>}
    >
      {t("toConfirmBody", { address: transfer.address })}
    </Alert>
  ));
}
