"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { Column } from "@/app/_ui/data-table/column";
import { TextLink } from "@/app/_ui/text-link";
import type { RootRouter } from "@/server/trpc/root";
import { AccountStatus } from "./account-status";
import { Balance } from "./balance";

export type AccountLine = inferRouterOutputs<RootRouter>["staff"]["accounts"]["search"]["accounts"][number];

/** The columns of a list of accounts. */
export function useAccountColumns(): Column<AccountLine>[] {
  const t = useTranslations("accounts");
  return [
    {
      key: "accountNo",
      header: t("columns.accountNo"),
      width: "8.5rem",
      cell: (row) => (
        <TextLink href={`/accounts/${row.id}`} className="figures" tabIndex={-1}>
          {row.accountNo}
        </TextLink>
      ),
      title: (row) => row.accountNo,
    },
    {
      key: "owner",
      header: t("columns.owner"),
      width: "10.5rem",
      cell: (row) => row.ownerName || <span className="text-ink-3">{t("page.unknownOwner")}</span>,
      title: (row) => row.ownerName,
    },
    {
      key: "phone",
      header: t("columns.phone"),
      width: "7.5rem",
      cell: (row) => <span className="figures">{row.phone}</span>,
    },
    { key: "address", header: t("columns.address"), cell: (row) => row.address, title: (row) => row.address },
    {
      key: "division",
      header: t("columns.division"),
      width: "8rem",
      cell: (row) => row.division,
      title: (row) => row.division,
      from: "xl",
    },
    {
      key: "status",
      header: t("columns.status"),
      width: "8rem",
      cell: (row) => <AccountStatus status={row.status} agreement={row.agreement} />,
    },
    {
      key: "owed",
      header: t("columns.owed"),
      width: "9rem",
      numeric: true,
      cell: (row) => <Balance owedMinor={row.owedMinor} />,
    },
  ];
}
