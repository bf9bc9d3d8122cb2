import type { Metadata } from "next";
import { FileUp } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { staffMay } from "@/tenants/permissions";
import { AccountSearch } from "./account-search";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.search"))("title") };
}

/** One box for number, phone, name and address; the first page of an address with `?q=` comes with the page itself. */
export default async function AccountsPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { session } = await requireStaff("accounts.read");
  const { q } = await searchParams;
  const query = (Array.isArray(q) ? q[0] : q)?.slice(0, 100) ?? "";
  const [t, first] = await Promise.all([
    getTranslations("accounts.search"),
    query ? (await api()).staff.accounts.search({ query }) : null,
  ]);
  const mayImport = staffMay(session.roles, "accounts.import");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          mayImport && (
            <LinkButton variant="secondary" href="/accounts/import">
              <FileUp aria-hidden />
              {t("import")}
            </LinkButton>
          )
        }
      />
      <ClientMessages of={["accounts", "errors"]}>
        <AccountSearch initialQuery={query} initialPage={first} />
      </ClientMessages>
    </>
  );
}
