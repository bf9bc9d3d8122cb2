import type { Metadata } from "next";
import { Mail } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Input } from "@/app/_ui/input";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Select } from "@/app/_ui/select";
import { outboxFilter } from "@/server/channels/schemas";
import { OutboxTable } from "./outbox-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.outbox"))("title") };
}

/** Every SMS and e-mail that left the subsidiary, and what became of it. */
export default async function OutboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { site } = await requireStaff("outbox.read");
  const given = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value));
  const filter = outboxFilter.catch({}).parse(given);
  const [{ rows, next, sandboxed }, t, words] = await Promise.all([
    (await api()).staff.channels.outbox(filter),
    getTranslations("auth.outbox"),
    getTranslations("common.actions"),
  ]);
  const filtered = Boolean(filter.channel || filter.status || filter.recipient);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {sandboxed.length > 0 && (
        <Alert tone="warn" className="mb-4">
          {t("sandboxed", { channels: sandboxed.map((channel) => t(channel)).join("、") })}
        </Alert>
      )}
      <Card flush>
        <form className="flex flex-wrap items-end gap-2 border-b border-line p-3">
          <Select name="channel" aria-label={t("channel")} defaultValue={filter.channel ?? ""} className="w-28">
            <option value="">{t("channel")}</option>
            <option value="sms">{t("sms")}</option>
            <option value="email">{t("email")}</option>
          </Select>
          <Select name="status" aria-label={t("status")} defaultValue={filter.status ?? ""} className="w-28">
            <option value="">{t("status")}</option>
            <option value="queued">{t("queued")}</option>
            <option value="sent">{t("sent")}</option>
            <option value="failed">{t("failed")}</option>
          </Select>
          <Input
            name="recipient"
            aria-label={t("search")}
            placeholder={t("search")}
            defaultValue={filter.recipient}
            className="w-56"
          />
          <Button type="submit" variant="secondary">
            {words("search")}
          </Button>
        </form>
        {rows.length === 0 ? (
          <EmptyState icon={<Mail />} title={t(filtered ? "noMatch" : "empty")}>
            {!filtered && t("emptyHint")}
          </EmptyState>
        ) : (
          <OutboxTable rows={rows} zone={site.tenant.timezone} />
        )}
        <Pager nextHref={next ? `/outbox?${new URLSearchParams({ ...filter, after: next })}` : undefined} />
      </Card>
    </>
  );
}
