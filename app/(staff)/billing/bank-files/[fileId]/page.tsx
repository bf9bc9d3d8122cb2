import { CircleCheck, Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localName } from "@/app/_billing/local-name";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { EmptyState } from "@/app/_ui/empty-state";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { PageHeader } from "@/app/_ui/page-header";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import type { getBankFile } from "@/server/billing/bank-files/list-bank-files";
import { bankFileTones } from "../tones";
import { AwaitWork } from "./await-work";
import { BookFile } from "./book-file";
import { DiscardFile } from "./discard-file";

type File = Awaited<ReturnType<typeof getBankFile>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cashier.bankFiles"))("title") };
}

/** One answer of a bank: whether its totals agree, what can be booked, and every line that cannot. */
export default async function BankFilePage({ params }: { params: Promise<{ fileId: string }> }) {
  const { site } = await requireStaff("cashier.bank-files");
  const { fileId } = await params;
  const [file, t, billing, locale] = await Promise.all([
    api().then((call) => call.staff.cashier["get-bank-file"]({ fileId })),
    getTranslations("cashier.bankFiles"),
    getTranslations("billing.staff"),
    getLocale(),
  ]);
  const amount = formatMinor(file.goodMinor);
  const busy = file.status === "received" || file.status === "booking";
  const bad = file.lines - file.good;
  return (
    <>
      {busy && <AwaitWork />}
      <PageHeader
        title={file.fileName}
        description={localName(file.profileName, locale)}
        status={<Status tone={bankFileTones[file.status]}>{t(`status.${file.status}`)}</Status>}
        crumbs={[
          { label: billing("title"), href: "/billing" },
          { label: t("title"), href: "/billing/bank-files" },
          { label: file.fileName },
        ]}
        actions={
          file.status === "checked" &&
          file.good > 0 && (
            <ClientMessages of={["cashier", "errors"]}>
              <BookFile fileId={file.id} count={file.good} amount={amount} />
            </ClientMessages>
          )
        }
      />
      <div className="grid gap-4">
        <State file={file} zone={site.tenant.timezone} />
        <Card title={t("facts")}>
          <DescriptionList
            items={[
              {
                term: t("stated"),
                detail:
                  file.statedMinor === null
                    ? "—"
                    : t("statedValue", { count: file.statedCount ?? 0, amount: formatMinor(file.statedMinor) }),
              },
              { term: t("read"), detail: t("readValue", { count: file.lines }) },
              { term: t("goodLabel"), detail: t("goodValue", { count: file.good, amount }) },
              { term: t("bad"), detail: t("badValue", { count: bad }) },
              { term: t("receivedAt"), detail: <DateTime at={file.createdAt} zone={site.tenant.timezone} /> },
              { term: t("by"), detail: file.receivedByName },
            ]}
          />
        </Card>
        {file.status !== "refused" && file.status !== "received" && <Findings file={file} />}
        {file.status === "checked" && (
          <ClientMessages of={["cashier", "errors"]}>
            <DiscardFile fileId={file.id} />
          </ClientMessages>
        )}
      </div>
    </>
  );
}

async function State({ file, zone }: { file: File; zone: string }) {
  const [t, errors] = await Promise.all([getTranslations("cashier.bankFiles"), getTranslations("errors")]);
  if (file.status === "received")
    return (
      <Alert tone="info" title={t("checking")}>
        {t("checkingBody")}
      </Alert>
    );
  if (file.status === "refused" && file.refusal) {
    const code = file.refusal.code as "bank-file-total-differs";
    return (
      <Alert tone="danger" title={t("refusedTitle")}>
        <p>{errors(code, file.refusal.params as never)}</p>
        <p>{t("refusedHint")}</p>
      </Alert>
    );
  }
  if (file.status === "booking") {
    const label = t("booking", { done: file.booked, total: file.good });
    return (
      <Card title={label}>
        <ProgressBar label={label} value={file.booked} max={file.good} />
      </Card>
    );
  }
  if (file.status === "booked") {
    return (
      <Alert tone="ok" title={t("bookedTitle", { count: file.booked, amount: formatMinor(file.bookedMinor) })}>
        {file.bookedByName} · {file.bookedAt && <DateTime at={file.bookedAt} zone={zone} />}
      </Alert>
    );
  }
  if (file.status === "discarded") {
    return (
      <Alert tone="warn" title={t("discard.done", { name: file.discardedByName ?? "" })}>
        {file.discardNote}
      </Alert>
    );
  }
  return file.good === 0 ? <Alert tone="warn">{t("nothingGood")}</Alert> : null;
}

async function Findings({ file }: { file: File }) {
  const t = await getTranslations("cashier.bankFiles");
  if (file.findings.length === 0) return <EmptyState icon={<CircleCheck />} title={t("noFindings")} />;
  return (
    <Card
      title={t("findings")}
      description={t("findingsFirst", { count: file.findings.length })}
      flush
      actions={
        <a
          href={`/api/bank-files/${file.id}/findings`}
          download
          className="inline-flex items-center gap-1.5 text-brand-text underline underline-offset-4"
        >
          <Download aria-hidden className="size-4" />
          {t("download")}
        </a>
      }
    >
      <ul className="flex flex-wrap gap-2 border-b border-line p-3">
        {file.kinds.map((kind) => (
          <li key={kind.finding}>
            <Status tone={kind.finding === "rejected" ? "warn" : "danger"}>
              {t(`findingKinds.${kind.finding}.problem`, { reason: "" }).replace(/[：:]\s*$/, "")} {kind.count}
            </Status>
          </li>
        ))}
      </ul>
      <Table caption={t("findings")}>
        <TableHead>
          <tr>
            <HeadCell numeric>{t("line")}</HeadCell>
            <HeadCell>{t("accountNo")}</HeadCell>
            <HeadCell>{t("payer")}</HeadCell>
            <HeadCell numeric>{t("sum")}</HeadCell>
            <HeadCell>{t("problem")}</HeadCell>
            <HeadCell>{t("advice")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {file.findings.map((line) => (
            <TableRow key={line.id}>
              <Cell numeric>{line.lineNo}</Cell>
              <Cell className="figures">{line.accountNo || "—"}</Cell>
              <Cell className="whitespace-nowrap">{line.payerName || "—"}</Cell>
              <Cell numeric>{line.amountMinor === null ? "—" : <Money amountMinor={line.amountMinor} />}</Cell>
              <Cell className="min-w-44">
                {t(`findingKinds.${line.finding}.problem`, { reason: line.reason ?? "" })}
              </Cell>
              <Cell className="min-w-60 text-ink-2">{t(`findingKinds.${line.finding}.advice`)}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
