import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { Alert } from "@/app/_ui/alert";
import { buttonClasses } from "@/app/_ui/button-classes";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { SubmitButton } from "@/app/_ui/submit-button";
import { openHome } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.homes"))("title") };
}

/** All homes of one person: here to choose from, with sister companies to go to. */
export default async function HomesPage() {
  const { site } = await requireResident();
  const [{ mine, sisters }, t, home, locale] = await Promise.all([
    (await api()).portal.supply.homes(),
    getTranslations("portal.homes"),
    getTranslations("portal.home"),
    getLocale(),
  ]);
  const company = (one: { name: string; nameEn: string }) => (locale === "en" ? one.nameEn : one.name);
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <PageHeader title={t("title")} description={t("lead")} className="mb-0" />
      {mine.length === 0 && <Alert tone="info">{t("none", { company: company(site.tenant) })}</Alert>}
      <ul className="grid gap-3">
        {mine.map((one) => (
          <li key={one.id}>
            <Card className={one.open ? "border-brand-text ring-1 ring-brand-text" : ""}>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <Address
                  address={one.address}
                  accountNo={one.accountNo}
                  label={home("accountNo")}
                  closed={one.status === "closed" ? home("closed") : ""}
                />
                {one.open ? (
                  <Status tone="brand">{t("open")}</Status>
                ) : (
                  <form action={openHome}>
                    <input type="hidden" name="accountId" value={one.id} />
                    <SubmitButton variant="secondary">{t("choose")}</SubmitButton>
                  </form>
                )}
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {sisters.length > 0 && (
        <section>
          <h2 className="text-lg font-semibold">{t("sisters")}</h2>
          <p className="mb-3 text-ink-2">{t("sistersLead")}</p>
          <ul className="grid gap-3">
            {sisters.map((sister) => (
              <li key={sister.name}>
                <Card
                  title={company(sister)}
                  actions={
                    sister.url && (
                      <a href={sister.url} className={buttonClasses({ variant: "secondary" })}>
                        {t("go", { company: company(sister) })}
                        <ExternalLink aria-hidden />
                      </a>
                    )
                  }
                >
                  <ul className="grid gap-3">
                    {sister.accounts.map((one) => (
                      <li key={one.id}>
                        <Address
                          address={one.address}
                          accountNo={one.accountNo}
                          label={home("accountNo")}
                          closed={one.status === "closed" ? home("closed") : ""}
                        />
                      </li>
                    ))}
                  </ul>
                </Card>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Alert
        tone="info"
        title={t("missing")}
        actions={
          <LinkButton href="/open-account" variant="secondary">
            {home("actions.open")}
          </LinkButton>
        }
      >
        {t("missingBody")}
      </Alert>
    </div>
  );
}

function Address({
  address,
  accountNo,
  label,
  closed,
}: {
  address: string;
  accountNo: string;
  label: string;
  closed: string;
}) {
  return (
    <div className="min-w-0">
      <p className="text-[1.0625em] font-medium">{address}</p>
      <p className="figures text-ink-3">
        {label} {accountNo} {closed && `· ${closed}`}
      </p>
    </div>
  );
}
