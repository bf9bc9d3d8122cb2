import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money/money";
import { Pager } from "@/app/_ui/pager";
import { Status } from "@/app/_ui/status";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/app/_ui/table";
import { TextLink } from "@/app/_ui/text-link";
import { now } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { staffMay } from "@/tenants/permissions";
import { CollectionTabs } from "../_parts/collection-tabs";
import { planTones } from "../_parts/tones";
import { AgreePlan } from "./agree-plan";
import { WithdrawPlan } from "./withdraw-plan";

const stepInks = { paid: "text-ok", due: "text-ink-3", late: "text-danger" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payments.plans"))("title") };
}

/** Arrears that are paid in steps, and whether they are. */
export default async function PlansPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { site, session } = await requireStaff("collections.read");
  const { before } = await searchParams;
  const [{ rows, next }, t] = await Promise.all([
    api().then((call) => call.staff.collections["list-plans"]({ before })),
    getTranslations("payments.plans"),
  ]);
  const may = staffMay(session.roles, "collections.agree-plan");
  return (
    <ClientMessages of={["payments", "errors"]}>
      <CollectionTabs current="plans" actions={may && <AgreePlan today={dayOf(now(), site.tenant.timezone)} />} />
      <Card title={t("title")} description={t("hint")} flush>
        {rows.length === 0 ? (
          <EmptyState icon={<CalendarClock />} title={t("none")} />
        ) : (
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <HeadCell>{t("account")}</HeadCell>
                <HeadCell numeric>{t("total")}</HeadCell>
                <HeadCell>{t("steps")}</HeadCell>
                <HeadCell>{t("state")}</HeadCell>
                <HeadCell className="hidden sm:table-cell">{t("agreedBy")}</HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((plan) => (
                <TableRow key={plan.id}>
                  <Cell className="min-w-36 align-top">
                    <TextLink href={`/billing/accounts/${plan.accountId}`} className="figures">
                      {plan.accountNo}
                    </TextLink>
                    <span className="block text-[0.875em] text-ink-3">{plan.address}</span>
                  </Cell>
                  <Cell numeric className="align-top">
                    <Money amountMinor={plan.totalMinor} />
                    {plan.status !== "kept" && (
                      <span className="block whitespace-nowrap text-[0.875em] text-ink-3">
                        {t("rest")} <Money amountMinor={plan.restMinor} />
                      </span>
                    )}
                  </Cell>
                  <Cell className="align-top">
                    <ol className="grid gap-0.5">
                      {plan.steps.map((step) => (
                        <li key={step.id} className="figures whitespace-nowrap text-[0.875em]">
                          {step.dueOn} <Money amountMinor={step.amountMinor} />
                          {plan.status !== "withdrawn" && (
                            <span className={stepInks[step.state]}> {t(`stepStates.${step.state}`)}</span>
                          )}
                        </li>
                      ))}
                    </ol>
                  </Cell>
                  <Cell className="align-top">
                    <Status tone={planTones[plan.status]}>
                      {t(`states.${plan.status}`, { step: plan.brokenStep ?? 0 })}
                    </Status>
                    <span className="mt-1 block text-[0.875em] text-ink-3">{t(`lateFees.${plan.lateFees}`)}</span>
                    {may && plan.status === "open" && <WithdrawPlan planId={plan.id} />}
                  </Cell>
                  <Cell className="hidden whitespace-nowrap align-top sm:table-cell">
                    {plan.agreedBy}
                    <span className="figures block text-[0.875em] text-ink-3">{plan.agreedOn}</span>
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        <Pager nextHref={next ? `/collections/plans?${new URLSearchParams({ before: next })}` : undefined} />
      </Card>
    </ClientMessages>
  );
}
