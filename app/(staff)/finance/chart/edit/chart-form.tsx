"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { localName } from "@/app/_billing/local-name";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Fieldset } from "@/app/_ui/fieldset";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";

type Account = { account: string; code: string; name: { zh: string; en: string } };

/** Code and both names of every account; saved, they hold from today on. */
export function ChartForm({ accounts, version }: { accounts: Account[]; version: number }) {
  const t = useTranslations("finance.chart");
  const say = useProblemText();
  const locale = useLocale();
  const router = useRouter();
  const [draft, setDraft] = useState(accounts);
  const publish = useMutation(
    useTRPC().staff.finance["publish-chart"].mutationOptions({
      onSuccess: (done) => {
        toast.success(t("saved", { version: done.version }));
        router.push("/finance/chart");
        router.refresh();
      },
    }),
  );
  const edit = (account: string, part: Partial<Account>) =>
    setDraft((all) => all.map((one) => (one.account === account ? { ...one, ...part } : one)));
  return (
    <form
      className="grid gap-4 lg:max-w-4xl"
      onSubmit={(event) => {
        event.preventDefault();
        const body = Object.fromEntries(draft.map(({ account, code, name }) => [account, { code, name }]));
        publish.mutate({ body, basedOn: version });
      }}
    >
      <Card>
        <div className="grid gap-5">
          {draft.map(({ account, code, name }, index) => (
            <Fieldset key={account} legend={localName(accounts[index]?.name ?? name, locale)}>
              <div className="grid gap-3 sm:grid-cols-[10rem_1fr_1fr]">
                <Field label={t("code")}>
                  <Input
                    required
                    className="figures"
                    pattern="\d[\d.\-]{0,19}"
                    value={code}
                    onChange={(event) => edit(account, { code: event.target.value.trim() })}
                  />
                </Field>
                {(["zh", "en"] as const).map((language) => (
                  <Field key={language} label={t(`name.${language}`)}>
                    <Input
                      required
                      maxLength={60}
                      pattern={'[^\\s=+\\-@",][^",]*'}
                      title={t("nameRule")}
                      value={name[language]}
                      onChange={(event) => edit(account, { name: { ...name, [language]: event.target.value } })}
                    />
                  </Field>
                ))}
              </div>
            </Fieldset>
          ))}
        </div>
      </Card>
      {publish.error && <Alert tone="danger">{say(problemOf(publish.error))}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" loading={publish.isPending}>
          {t("save")}
        </Button>
        <span className="text-[0.875em] text-ink-3">{version > 0 ? t("version", { version }) : t("defaults")}</span>
      </div>
    </form>
  );
}
