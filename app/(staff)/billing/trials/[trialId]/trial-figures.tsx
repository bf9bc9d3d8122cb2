import { useLocale, useTranslations } from "next-intl";
import { localName } from "@/app/_billing/local-name";
import { Card } from "@/app/_ui/card";
import { formatCount } from "@/app/_ui/format-count";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Money } from "@/app/_ui/money/money";
import { Stat } from "@/app/_ui/stat";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import type { getTrial } from "@/server/billing/trials/get-trial";

type Trial = Awaited<ReturnType<typeof getTrial>>;

const signed = (minor: bigint) => `${minor > 0n ? "+" : ""}${formatMinor(minor)}`;

/** Sums, differences by cause, and the largest of them. */
export function TrialFigures({ trial }: { trial: Trial }) {
  const t = useTranslations("trials");
  const locale = useLocale();
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <Stat label={t("bills")} value={formatCount(trial.bills)} />
        <Stat label={t("total")} value={formatMinor(trial.totalMinor)} />
        <Stat
          label={trial.previousName ? t("beforeOf", { season: localName(trial.previousName, locale) }) : t("before")}
          value={formatMinor(trial.beforeMinor)}
        />
        <Stat label={t("change")} value={signed(trial.totalMinor - trial.beforeMinor)} />
        <Stat label={t("parked")} value={formatCount(trial.parked)} />
      </div>
      <VarianceTable trial={trial} />
      {trial.largest.length > 0 && <LargestTable trial={trial} />}
    </>
  );
}

function VarianceTable({ trial }: { trial: Trial }) {
  const t = useTranslations("trials");
  return (
    <Card title={t("variance")} description={t("varianceHint")} flush>
      {trial.variance.length > 0 && (
        <Table caption={t("variance")}>
          <TableHead>
            <tr>
              <HeadCell>{t("cause")}</HeadCell>
              <HeadCell numeric>{t("count")}</HeadCell>
              <HeadCell numeric>{t("amount")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {trial.variance.map((one) => (
              <TableRow key={one.cause}>
                <Cell>{t(`causes.${one.cause}`)}</Cell>
                <Cell numeric>{formatCount(one.count)}</Cell>
                <Cell numeric>{signed(one.amountMinor)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {trial.same > 0 && (
        <p className="px-(--card-p) py-3 text-ink-2">{t("same", { count: formatCount(trial.same) })}</p>
      )}
    </Card>
  );
}

function LargestTable({ trial }: { trial: Trial }) {
  const t = useTranslations("trials");
  return (
    <Card title={t("largest")} flush>
      <Table caption={t("largest")}>
        <TableHead>
          <tr>
            <HeadCell>{t("account")}</HeadCell>
            <HeadCell>{t("address")}</HeadCell>
            <HeadCell>{t("cause")}</HeadCell>
            <HeadCell numeric>{t("lastTime")}</HeadCell>
            <HeadCell numeric>{t("thisTime")}</HeadCell>
            <HeadCell numeric>{t("change")}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {trial.largest.map((one) => (
            <TableRow key={`${one.accountId}${one.cause}${one.afterMinor}`}>
              <Cell className="figures whitespace-nowrap">
                <TextLink href={`/accounts/${one.accountId}`}>{one.accountNo}</TextLink>
              </Cell>
              <Cell className="min-w-48">{one.address}</Cell>
              <Cell className="whitespace-nowrap">{t(`causes.${one.cause}`)}</Cell>
              <Cell numeric>{one.beforeMinor === null ? "—" : <Money amountMinor={one.beforeMinor} />}</Cell>
              <Cell numeric>
                <Money amountMinor={one.afterMinor} />
              </Cell>
              <Cell numeric>{signed(one.afterMinor - (one.beforeMinor ?? 0n))}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
