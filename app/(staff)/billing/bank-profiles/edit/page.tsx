import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { staffMay } from "@/tenants/permissions";
import { ProfileEditor } from "./profile-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.profiles"))("title") };
}

const slugLike = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** One bank's way of writing: where each value stands, tried on lines of a real file, then published. */
export default async function EditProfilePage({
  searchParams,
}: {
  searchParams: Promise<{ slug?: string; from?: string }>;
}) {
  const { session } = await requireStaff("cashier.bank-files");
  const { slug = "", from } = await searchParams;
  if (!slugLike.test(slug)) notFound();
  const asked = { slug, ...(from && slugLike.test(from) ? { from } : {}) };
  const [settings, t, billing] = await Promise.all([
    api().then((call) => call.staff["bank-profiles"].get(asked)),
    getTranslations("cashier.profiles"),
    getTranslations("billing.staff"),
  ]);
  const { version, draft } = settings;
  return (
    <ClientMessages of={["cashier", "errors"]}>
      <PageHeader
        title={slug}
        description={t("editHint")}
        status={
          draft ? (
            <Status tone="warn">{t("draftOf", { name: draft.authorName })}</Status>
          ) : version > 0 ? (
            <Status tone="ok">{t("versionNo", { version })}</Status>
          ) : null
        }
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: t("title"), href: "/billing/bank-profiles" },
          { label: slug },
        ]}
      />
      <ProfileEditor
        key={draft?.updatedAt.getTime() ?? version}
        settings={settings}
        may={staffMay(session.roles, "cashier.set-rules")}
      />
    </ClientMessages>
  );
}
