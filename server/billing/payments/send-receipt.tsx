import { render } from "@react-email/render";
import { eq } from "drizzle-orm";
import { sites } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { ReceiptEmail, type ReceiptEmailProps } from "@/emails/receipt";
import { queueMessage } from "@/server/channels";
import { now } from "@/server/platform/clock";
import type { Ctx, Tenant } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import { env } from "@/server/platform/env";
import { toDecimal } from "@/server/platform/money";
import { findTenant } from "@/tenants/resolve";
import { findPayer } from "./find-payer";
import { readReceipt, type Receipt } from "./read-receipt";
import { receiptWords } from "./receipt-words";

/** Renders a payment's receipt as an e-mail and queues it to the payer, once; nothing happens without an address. */
export async function sendReceipt(job: { tenantId: string; paymentId: string }): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  const origin = await originOf(tenant);
  await withTenant({ tenantId: tenant.id, as: "worker" }, async (tx) => {
    const ctx: Ctx = { tx, tenant, actor: { kind: "system", name: "receipts" }, now: now() };
    const receipt = await readReceipt(ctx, job.paymentId);
    const payer = await findPayer(ctx, receipt.accountId);
    if (!payer?.email) return;
    const props = receiptProps(tenant, receipt, `${origin}/receipts/${receipt.paymentId}`);
    await queueMessage(ctx, {
      channel: "email",
      recipient: payer.email,
      template: "receipt",
      subject: props.words.preview,
      html: await render(<ReceiptEmail {...props} />),
      params: { account: receipt.accountNo, amount: toDecimal(receipt.amountMinor), receipt: receipt.receiptNo },
      eventKey: `receipt-email:${receipt.paymentId}`,
      accountId: receipt.accountId,
    });
  });
}

/** The address of the subsidiary's own site. */
async function originOf(tenant: Tenant): Promise<string> {
  const [site] = await withSystem(
    (tx) =>
      tx.select({ host: sites.host }).from(sites).where(eq(sites.tenantId, tenant.id)).orderBy(sites.host).limit(1),
    {
      readOnly: true,
    },
  );
  const { PUBLIC_SCHEME, PORT } = env();
  const host = site?.host ?? "localhost";
  return host.endsWith("localhost") ? `${PUBLIC_SCHEME}://${host}:${PORT}` : `${PUBLIC_SCHEME}://${host}`;
}

/** What the e-mail shows, in Chinese: the language of the house's letters until a payer chose another. */
function receiptProps(tenant: Tenant, receipt: Receipt, receiptUrl: string): ReceiptEmailProps {
  const yuan = (minor: bigint) => `¥${toDecimal(minor).replace(/\B(?=(\d{3})+(?!\d)\.)/g, ",")}`;
  const words = receiptWords("zh-CN");
  return {
    locale: "zh-CN",
    tenantName: tenant.name,
    brandColor: tenant.branding.color,
    hotline: tenant.hotline,
    words: {
      preview: words.preview(receipt.receiptNo, yuan(receipt.amountMinor)),
      title: words.title,
      greeting: words.greeting(receipt.payerName),
      amountLabel: words.amountLabel,
      amount: yuan(receipt.amountMinor),
      settledLabel: words.settledLabel,
      creditLabel: words.creditLabel,
      button: words.button,
      hotline: words.hotline(tenant.hotline),
      footer: words.footer(tenant.name),
    },
    facts: [
      { label: words.facts.receiptNo, value: receipt.receiptNo },
      { label: words.facts.accountNo, value: receipt.accountNo },
      { label: words.facts.address, value: receipt.address },
      { label: words.facts.paidOn, value: dayOf(receipt.paidAt, tenant.timezone) },
      { label: words.facts.method, value: words.methods(receipt.method) },
    ],
    settled: receipt.settled.map((bill) => ({
      label: words.bill(bill.season, bill.billNo),
      amount: yuan(bill.amountMinor),
    })),
    credit: receipt.creditMinor > 0n ? yuan(receipt.creditMinor) : null,
    receiptUrl,
  };
}
