"use client";
import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { DescriptionList } from "@/app/_ui/description-list";
import { LinkButton } from "@/app/_ui/link-button";

type Result = {
  tenant: { name: string; nameEn: string };
  hosts: string[];
  created: boolean;
  password: string | null;
};

/** What the operator hands on: the address, the e-mail and the password that is shown this once. */
export function Founded({ result, origin, email }: { result: Result; origin: string; email: string }) {
  const t = useTranslations("hq.onboarding");
  const locale = useLocale();
  const name = locale === "en" ? result.tenant.nameEn : result.tenant.name;
  const address = origin.replace("*", result.hosts[0] ?? "");
  return (
    <div className="grid max-w-3xl gap-4">
      <Alert tone="ok" title={t(result.created ? "doneTitle" : "repeatTitle", { name })}>
        {t("doneBody")}
      </Alert>
      <Card title={t("admin")}>
        <DescriptionList
          columns={1}
          items={[
            {
              term: t("signIn"),
              detail: (
                <a className="text-brand-text underline underline-offset-4" href={`${address}/sign-in?as=staff`}>
                  {address}/sign-in
                </a>
              ),
            },
            { term: t("adminEmail"), detail: email },
            {
              term: t("password"),
              detail: result.password ? (
                <span className="flex flex-wrap items-center gap-3">
                  <code className="figures rounded-md bg-subtle px-3 py-1.5 text-lg tracking-wide">
                    {result.password}
                  </code>
                  <CopyButton text={result.password} />
                  <span className="block w-full text-[0.875em] font-normal text-warn">{t("passwordOnce")}</span>
                </span>
              ) : (
                t("passwordOwn")
              ),
            },
          ]}
        />
      </Card>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/subsidiaries">{t("back")}</LinkButton>
        {/* A fresh page, so that nothing of the last one is left in the form. */}
        <a href="/subsidiaries/new" className="self-center px-3 text-brand-text underline underline-offset-4">
          {t("another")}
        </a>
      </div>
    </div>
  );
}
