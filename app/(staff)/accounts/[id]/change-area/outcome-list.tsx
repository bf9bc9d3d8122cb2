"use client";
import { useTranslations } from "next-intl";
import { Money } from "@/app/_ui/money/money";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import type { Outcome } from "./types";

/** What a change does to the standing bills and to the balance. */
export function OutcomeList({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("supply.areaChange");
  return (
    <section className="rounded-lg border border-warm-line bg-warm-soft p-4" aria-live="polite">
      <h3 className="mb-2 font-semibold">{t("outcome")}</h3>
      {outcome.bills.length === 0 ? (
        <p>{t("noBills")}</p>
      ) : (
        <Table caption={t("outcome")}>
          <TableHead>
            <tr>
              <HeadCell>{t("season")}</HeadCell>
              <HeadCell numeric>{t("before")}</HeadCell>
              <HeadCell numeric>{t("after")}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {outcome.bills.map((bill) => (
              <TableRow key={bill.season}>
                <Cell className="figures">{bill.season}</Cell>
                <Cell numeric>
                  <Money amountMinor={bill.beforeMinor} />
                </Cell>
                <Cell numeric>
                  <Money amountMinor={bill.afterMinor} className="font-semibold" />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <p className="mt-2">
        {t("balance")} <Money amountMinor={outcome.balanceBeforeMinor} /> →{" "}
        <Money amountMinor={outcome.balanceAfterMinor} className="font-semibold" />
      </p>
    </section>
  );
}
