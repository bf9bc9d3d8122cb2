import { ArrowLeft, CreditCard } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { identityOf } from "@/app/_session/identity";
import { requireSite } from "@/app/_session/require-session";
import { Alert } from "@/app/_ui/alert";
import { Checkbox } from "@/app/_ui/checkbox";
import { RadioGroup } from "@/app/_ui/radio-group";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { PlainShell } from "@/app/_ui/shell/plain-shell";
import { Button } from "@/app/_ui/button";
import { TextLink } from "@/app/_ui/text-link";
import { stripeIsSandboxed } from "@/server/platform/stripe";
import { listSandboxCards } from "@/server/platform/stripe-sandbox/customers";
import { findSandboxSession, sandboxMethods, sandboxOutcomes } from "@/server/platform/stripe-sandbox/hosted-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.sandbox"))("title"), robots: { index: false } };
}

type Props = { params: Promise<{ session: string }>; searchParams: Promise<{ declined?: string }> };

/** Plays the part of Stripe's hosted payment page as long as no key is set; gone (404) once one is. */
export default async function SandboxCheckoutPage({ params, searchParams }: Props) {
  if (!stripeIsSandboxed()) notFound();
  const site = await requireSite();
  const [{ session: id }, { declined }, t, methods] = await Promise.all([
    params,
    searchParams,
    getTranslations("billing.sandbox"),
    getTranslations("billing.methods"),
  ]);
  const stored = site.tenant && (await findSandboxSession(site.tenant.id, id));
  if (!stored) notFound();
  const { session, notes } = stored;
  const cards = await listSandboxCards(site.tenant!.id, session.customer);

  return (
    <PlainShell identity={await identityOf(site)}>
      <Alert tone="warn" className="mb-5">
        {t("banner")}
      </Alert>
      {session.status === "open" ? (
        <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card md:grid md:grid-cols-[5fr_6fr]">
          <div className="border-b border-line bg-subtle p-6 md:border-r md:border-b-0 md:p-8">
            <p className="text-ink-2">{t("payTo", { merchant: notes.title.replace(/ 缴费$/, "") })}</p>
            <h1 className="figures mt-1 text-4xl font-semibold tracking-tight">
              {formatMinor(BigInt(session.amount_total))}
            </h1>
            <p className="figures mt-3 text-ink-2">{notes.description}</p>
            {session.cancel_url && (
              <p className="mt-6">
                <TextLink href={session.cancel_url} className="inline-flex items-center gap-1.5">
                  <ArrowLeft aria-hidden className="size-4" />
                  {t("back")}
                </TextLink>
              </p>
            )}
          </div>
          <form method="post" action={`/api/sandbox/stripe/${id}`} className="grid gap-6 p-6 md:p-8">
            {declined && <Alert tone="danger">{t("declined")}</Alert>}
            <RadioGroup
              name="method"
              legend={t("choose")}
              look="cards"
              defaultValue={cards[0]?.id ?? "alipay"}
              options={[
                ...cards.map(({ id: value, card }) => ({ value, label: t("savedCard", { last4: card.last4 }) })),
                ...sandboxMethods.map((value) => ({ value, label: methods(value) })),
              ]}
            />
            {notes.maySave && <Checkbox name="save" label={t("saveCard")} />}
            <RadioGroup
              name="outcome"
              legend={t("outcome")}
              defaultValue="pay"
              options={sandboxOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
            />
            <Button type="submit" size="lg" block>
              <CreditCard aria-hidden />
              {t("pay", { amount: formatMinor(BigInt(session.amount_total)) })}
            </Button>
          </form>
        </div>
      ) : (
        <Alert tone="info" title={t("closed")}>
          <p>{t("closedBody")}</p>
          <p className="mt-2">
            <TextLink href={session.status === "complete" ? session.success_url : (session.cancel_url ?? "/pay")}>
              {t("closedLink")}
            </TextLink>
          </p>
        </Alert>
      )}
    </PlainShell>
  );
}
