import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { DateTime } from "@/app/_ui/time/date-time";
import type { listBankFiles } from "@/server/billing/bank-files/list-bank-files";
import { BankTabs } from "./bank-tabs";
import { bankFileTones } from "./tones";
import { UploadBankFile } from "./upload-bank-file";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.bankFiles"))("title") };
}

/** Where a bank's answers come in, and what became of the earlier ones. */
export default async function BankFilesPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site } = await requireStaff("cashier.bank-files");
  const { before } = await searchParams;
  const day = before && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined;
  const [{ files, profiles, next }, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["list-bank-files"]({ before: day })),
    getTranslations("cashier.bankFiles"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const choices = profiles.map(({ slug, name, version }) => ({
    slug,
    label: t("profileVersion", { name: localName(name, locale), version }),
  }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        crumbs={[{ label: billing("title"), href: "/billing" }, { label: t("title") }]}
      />
      <BankTabs current="files" />
      <div className="grid gap-4">
        <Card title={t("upload")} description={t("uploadHint")}>
          {choices.length === 0 ? (
            <Alert tone="warn">{t("noProfile")}</Alert>
          ) : (
            <ClientMessages of={["cashier"]}>
              <UploadBankFile profiles={choices} />
            </ClientMessages>
          )}
        </Card>
        <Card title={t("list")} flush>
          {files.length === 0 ? (
            <EmptyState icon={<Landmark />} title={t("empty")} />
          ) : (
            <List files={files} zone={site.tenant.timezone} />
          )}
          <Pager nextHref={next ? `/billing/bank-files?before=${next.toISOString()}` : undefined} />
        </Card>
      </div>
    </>
  );
}

async function List({ files, zone }: { files: Awaited<ReturnType<typeof listBankFiles>>["files"]; zone: string }) {
  const t = await getTranslations("cashier.bankFiles");
  return (
    <Table caption={t("list")}>
      <TableHead>
        <tr>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell>{t("receivedAt")}</HeadCell>
          <HeadCell>{t("by")}</HeadCell>
          <HeadCell numeric>{t("lines")}</HeadCell>
          <HeadCell numeric>{t("good")}</HeadCell>
          <HeadCell numeric>{t("sum")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {files.map((file) => (
          <TableRow key={file.id}>
            <Cell>
              <TextLink href={`/billing/bank-files/${file.id}`}>{file.fileName}</TextLink>
            </Cell>
            <Cell>
              <DateTime at={file.createdAt} zone={zone} />
            </Cell>
            <Cell className="whitespace-nowrap">{file.receivedByName}</Cell>
            <Cell numeric>{formatCount(file.lines)}</Cell>
            <Cell numeric>{formatCount(file.good)}</Cell>
            <Cell numeric>
              <Money amountMinor={file.goodMinor} />
            </Cell>
            <Cell>
              <Status tone={bankFileTones[file.status]}>{t(`status.${file.status}`)}</Status>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
