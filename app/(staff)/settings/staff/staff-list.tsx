"use client";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { formatMoment } from "@/app/_ui/time/format-date";
import type { StaffRole } from "@/tenants/permissions";
import { StaffActions } from "./staff-actions";

export type StaffRow = {
  userId: string;
  name: string;
  email: string | null;
  roles: StaffRole[];
  disabledAt: Date | null;
  passwordTemporary: boolean;
  lastSeenAt: Date | null;
};

/** The staff as a table on a desk and as cards on a phone. */
export function StaffList({ rows, self, zone }: { rows: StaffRow[]; self: string; zone: string }) {
  const t = useTranslations("settings.staff");
  const names = useTranslations("auth.roles");
  const locale = useLocale();
  const seen = (row: StaffRow) => (row.lastSeenAt ? formatMoment(row.lastSeenAt, zone) : t("never"));
  const roles = (row: StaffRow) => row.roles.map((role) => names(role)).join(locale === "en" ? ", " : "、");
  const state = (row: StaffRow) => (
    <span className="flex flex-wrap gap-1.5">
      <Status tone={row.disabledAt ? "neutral" : "ok"}>{t(row.disabledAt ? "disabled" : "active")}</Status>
      {row.passwordTemporary && !row.disabledAt && <Badge tone="warn">{t("temporary")}</Badge>}
    </span>
  );
  const person = (row: StaffRow) => (
    <>
      <span className="flex items-center gap-2 font-semibold">
        {row.name}
        {row.userId === self && <Badge tone="brand">{t("you")}</Badge>}
      </span>
      <span className="block text-[0.875em] break-all text-ink-3">{row.email}</span>
    </>
  );
  return (
    <Card flush>
      <ul className="divide-y divide-line md:hidden">
        {rows.map((row) => (
          <li key={row.userId} className="grid gap-2 px-(--card-p) py-3.5">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">{person(row)}</div>
              <StaffActions row={row} self={self} />
            </div>
            <p>{roles(row)}</p>
            <div className="flex flex-wrap items-center justify-between gap-2">
              {state(row)}
              <span className="figures text-[0.875em] text-ink-3">
                {t("lastSeen")} {seen(row)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table caption={t("title")}>
          <TableHead>
            <tr>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell>{t("roles")}</HeadCell>
              <HeadCell>{t("status")}</HeadCell>
              <HeadCell>{t("lastSeen")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("change")}</span>
              </HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.userId} className={row.disabledAt ? "text-ink-3" : ""}>
                <Cell>{person(row)}</Cell>
                <Cell>{roles(row)}</Cell>
                <Cell>{state(row)}</Cell>
                <Cell className="figures whitespace-nowrap">{seen(row)}</Cell>
                <Cell className="text-right">
                  <StaffActions row={row} self={self} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}
