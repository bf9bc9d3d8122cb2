import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateText } from "@/app/_ui/time/date-text";
import { DateTime } from "@/app/_ui/time/date-time";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { plainCount } from "../../_parts/plain-count";
import { ExchangeMeter } from "./exchange-meter";
import { ReadingRow } from "./reading-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.meter"))("crumb") };
}

/** One meter: where it hung, every reading it ever had, and the usage settled from them. */
export default async function MeterPage({ params }: { params: Promise<{ meterId: string }> }) {
  const { site, session } = await requireStaff("metering.read");
  const { meterId } = await params;
  const [meter, t] = await Promise.all([
    api().then((call) => call.staff.metering["get-meter"]({ meterId })),
    getTranslations("metering"),
  ]);
  const zone = site.tenant.timezone;
  const register = meter.registers.find(({ billed }) => billed) ?? meter.registers[0];
  const place = meter.installs.find(({ removedAt }) => removedAt === null);
  const accountId = meter.installs[0]?.accountId;
  return (
    <ClientMessages of={["metering", "errors"]}>
      <PageHeader
        title={meter.meterNo}
        description={
          register &&
          [t("meter.rollsAt", { digits: register.digits, unit: t(`units.${register.unit}`) }), meter.busAddress]
            .filter(Boolean)
            .join(" · ")
        }
        crumbs={[{ label: t("title"), href: "/readings" }, { label: meter.meterNo }]}
        actions={
          <>
            {accountId && (
              <LinkButton href={`/accounts/${accountId}`} variant="secondary">
                {t("meter.account")}
              </LinkButton>
            )}
            {register && place && staffMay(session.roles, "metering.install") && (
              <ExchangeMeter
                meterId={meterId}
                unit={register.unit}
                digits={register.digits}
                today={dayOf(now(), zone)}
              />
            )}
          </>
        }
      />
      <div className="grid gap-4">
        <Card flush title={t("meter.readings")}>
          <Table caption={t("meter.readings")}>
            <TableHead>
              <tr>
                <HeadCell>{t("meter.at")}</HeadCell>
                <HeadCell numeric>{t("meter.value")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("meter.source")}</HeadCell>
                <HeadCell>{t("meter.state")}</HeadCell>
                <HeadCell />
              </tr>
            </TableHead>
            <TableBody>
              {meter.readings.map((reading) => (
                <ReadingRow
                  key={reading.id}
                  reading={reading}
                  meterNo={meter.meterNo}
                  zone={zone}
                  mayDecide={staffMay(session.roles, "metering.decide")}
                />
              ))}
            </TableBody>
          </Table>
        </Card>
        <Card flush title={t("meter.usages")}>
          {meter.usages.length === 0 ? (
            <p className="p-4 text-ink-2">{t("meter.noUsages")}</p>
          ) : (
            <Table caption={t("meter.usages")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("meter.period")}</HeadCell>
                  <HeadCell numeric>{t("meter.quantity")}</HeadCell>
                  <HeadCell>{t("meter.source")}</HeadCell>
                </tr>
              </TableHead>
              <TableBody>
                {meter.usages.map((usage) => (
                  <TableRow key={usage.usageId}>
                    <Cell>
                      <DateText day={usage.periodFrom} /> – <DateText day={usage.periodTo} />
                    </Cell>
                    <Cell numeric>
                      {plainCount(usage.quantity)} {t(`units.${usage.unit}`)}
                    </Cell>
                    <Cell>{t(`kinds.${usage.quality}`)}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
        <Card flush title={t("meter.where")}>
          <Table caption={t("meter.where")}>
            <TableHead>
              <tr>
                <HeadCell>{t("meter.address")}</HeadCell>
                <HeadCell>{t("meter.from")}</HeadCell>
                <HeadCell>{t("meter.to")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {meter.installs.map((install) => (
                <TableRow key={install.id}>
                  <Cell>{install.address}</Cell>
                  <Cell>
                    <DateTime at={install.installedAt} zone={zone} />
                  </Cell>
                  <Cell>{install.removedAt ? <DateTime at={install.removedAt} zone={zone} /> : t("meter.inUse")}</Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      </div>
    </ClientMessages>
  );
}
