import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/app/_ui/link-tabs";

const pages = ["slips", "statements", "invoices"] as const;

/** From a bank's statement to whose money it is, and the invoice for what is paid. */
export async function PaymentTabs({ current }: { current: (typeof pages)[number] }) {
  const t = await getTranslations("payments.tabs");
  return (
    <LinkTabs
      label={t("label")}
      className="mb-4"
      tabs={pages.map((page) => ({ href: `/billing/${page}`, label: t(page), current: page === current }))}
    />
  );
}
