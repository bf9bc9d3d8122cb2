import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { DateTime } from "@/app/_ui/time/date-time";
import { ReadingTabs } from "../_parts/reading-tabs";
import { EditLimits } from "./edit-limits";
import { MakeKey } from "./make-key";
import { RevokeKey } from "./revoke-key";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metering.tabs"))("setup") };
}

/** What counts as plausible, and which platforms may push readings. */
export default async function SetupPage() {
  const { site, session } = await requireStaff("metering.set-limits");
  const [[limits, keys], t] = await Promise.all([
    api().then((call) => Promise.all([call.staff.metering.limits(), call.staff.metering.keys()])),
    getTranslations("metering"),
  ]);
  const zone = site.tenant.timezone;
  const shown = limits.filter(({ unit }) => (site.tenant.kind === "water") === (unit === "m3"));
  return (
    <ClientMessages of={["metering", "errors"]}>
      <ReadingTabs current="setup" roles={session.roles} />
      <div className="grid gap-4">
        <Card flush title={t("setup.limits")} description={t("setup.limitsHint")}>
          <Table caption={t("setup.limits")}>
            <TableHead>
              <tr>
                <HeadCell>{t("setup.unit")}</HeadCell>
                <HeadCell numeric>{t("setup.mostPerDay")}</HeadCell>
                <HeadCell numeric>{t("setup.highFactor")}</HeadCell>
                <HeadCell numeric>{t("setup.lowFactor")}</HeadCell>
                <HeadCell numeric>{t("setup.estimatesInRow")}</HeadCell>
                <HeadCell>{t("setup.madeBy")}</HeadCell>
                <HeadCell />
              </tr>
            </TableHead>
            <TableBody>
              {shown.map((row) => (
                <TableRow key={row.unit}>
                  <Cell>{t(`units.${row.unit}`)}</Cell>
                  <Cell numeric>{row.mostPerDay}</Cell>
                  <Cell numeric>× {row.highFactor}</Cell>
                  <Cell numeric>× {row.lowFactor}</Cell>
                  <Cell numeric>{row.estimatesInRow}</Cell>
                  <Cell>{row.setBy ?? t("setup.byDefault")}</Cell>
                  <Cell>
                    <EditLimits limits={row} />
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
        <Card flush title={t("setup.keys")} description={t("setup.keysHint")} actions={<MakeKey />}>
          {keys.length === 0 ? (
            <EmptyState icon={<KeyRound />} title={t("setup.noKeys")}>
              {t("setup.noKeysHint")}
            </EmptyState>
          ) : (
            <Table caption={t("setup.keys")}>
              <TableHead>
                <tr>
                  <HeadCell>{t("setup.name")}</HeadCell>
                  <HeadCell>{t("setup.key")}</HeadCell>
                  <HeadCell>{t("setup.madeBy")}</HeadCell>
                  <HeadCell>{t("setup.lastUsed")}</HeadCell>
                  <HeadCell>{t("setup.state")}</HeadCell>
                  <HeadCell />
                </tr>
              </TableHead>
              <TableBody>
                {keys.map((key) => (
                  <TableRow key={key.keyId}>
                    <Cell>{key.name}</Cell>
                    <Cell className="font-mono text-[0.9375em]">{key.keyStart}…</Cell>
                    <Cell>{key.madeBy}</Cell>
                    <Cell>{key.lastUsedAt ? <DateTime at={key.lastUsedAt} zone={zone} /> : t("setup.never")}</Cell>
                    <Cell>
                      <Status tone={key.revokedAt ? "neutral" : "ok"}>
                        {t(key.revokedAt ? "setup.revoked" : "setup.live")}
                      </Status>
                    </Cell>
                    <Cell>{!key.revokedAt && <RevokeKey keyId={key.keyId} name={key.name} />}</Cell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
      </div>
    </ClientMessages>
  );
}
