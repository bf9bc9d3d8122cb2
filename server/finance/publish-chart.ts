import { type LedgerAccount, ledgerAccounts } from "@/server/billing";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate } from "@/server/platform/dates";
import { findCurrentDocument } from "@/tenants/config/find-current-document";
import { newestVersion, publishAtOnce } from "@/tenants/config/publish-at-once";
import { type Chart, chartSchema, defaultChart } from "@/tenants/schemas/chart-of-accounts";

const document = { kind: "chart-of-accounts", slug: "chart-of-accounts" } as const;

/** The house's own chart; the compiler sees to it that no ledger account is missing. */
const ofTheHouse: Record<LedgerAccount, Chart[string]> = defaultChart;

/** Code and name of every ledger account as they hold on a day. */
export async function readChart(ctx: Pick<Ctx, "tx" | "tenant" | "now">, day: PlainDate): Promise<Chart> {
  const found = await findCurrentDocument(ctx, document.kind, document.slug, day);
  return { ...ofTheHouse, ...(found ? chartSchema.parse(found.body) : {}) };
}

/** Code and name of a ledger account; one that no chart has stands under its own name. */
export const nameOf = (chart: Chart, account: string): Chart[string] =>
  chart[account] ?? { code: account, name: { zh: account, en: account } };

/** The chart of today account by account, with the version that an editor builds on. */
export async function getChartSettings(ctx: Ctx) {
  const chart = await readChart(ctx, dayOf(ctx.now, ctx.tenant.timezone));
  const accounts = Object.keys(ledgerAccounts).map((account) => ({ account, ...chart[account]! }));
  return { accounts, version: await newestVersion(ctx, document.kind, document.slug) };
}

/**
 * Puts codes and names in force from today on, as the next version. A month's vouchers bear those of its last day, so no
 * month that is over is written anew.
 * @throws `version-changed` when somebody else was faster
 */
export async function publishChart(
  ctx: Ctx,
  { body, basedOn }: { body: Chart; basedOn: number },
): Promise<{ version: number }> {
  const effectiveFrom = dayOf(ctx.now, ctx.tenant.timezone);
  const { id, version } = await publishAtOnce(ctx, { ...document, body, seenVersion: basedOn, effectiveFrom });
  await audit(ctx, "finance.publish-chart", { type: "config-document", id }, { version });
  return { version };
}
