import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/app/_ui/link-tabs";

/** From the bank's answers to what it is asked for, and whose accounts it may debit. */
export async function BankTabs({ current }: { current: "files" | "orders" | "mandates" | "profiles" }) {
  const t = await getTranslations("cashier");
  return (
    <LinkTabs
      label={t("bankFiles.title")}
      className="mb-4"
      tabs={[
        { href: "/billing/bank-files", label: t("bankFiles.tab"), current: current === "files" },
        { href: "/billing/bank-orders", label: t("bankOrders.title"), current: current === "orders" },
        { href: "/billing/mandates", label: t("mandates.title"), current: current === "mandates" },
        { href: "/billing/bank-profiles", label: t("profiles.tab"), current: current === "profiles" },
      ]}
    />
  );
}
