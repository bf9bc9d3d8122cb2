"use client";
import { useMutation } from "@tanstack/react-query";
import { Calculator as CalculatorIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useCallback, useState } from "react";
import { localName } from "@/app/_billing/local-name";
import { useTRPCClient } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Combobox } from "@/app/_ui/combobox/combobox";
import { Field } from "@/app/_ui/field";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import type { ExplainBill } from "@/server/billing/tariffs/schemas";
import type { Tariff } from "@/tenants/schemas/tariff";
import { ExplainedBill } from "./explained-bill";
import { blankFacts, factsOf, TypedFactsForm } from "./typed-facts-form";

type CalculatorProps = { tariff: Tariff; today: string; blocked: boolean; version: number | null };
type Found = { value: string; label: string; detail?: string };

/** One home's bill by the tariff on the screen, line by line; nothing of it is kept. */
export function Calculator({ tariff, today, blocked, version }: CalculatorProps) {
  const t = useTranslations("tariff.calculator");
  const locale = useLocale();
  const trpc = useTRPCClient();
  const say = useProblemText();
  const [season, setSeason] = useState<string | null>(null);
  const [kind, setKind] = useState<"account" | "typed">("account");
  const [account, setAccount] = useState<Found | null>(null);
  const [facts, setFacts] = useState(() => blankFacts(tariff));
  const search = useCallback(
    async (query: string): Promise<Found[]> => {
      const { accounts } = await trpc.staff.accounts.search.query({ query, limit: 20 });
      return accounts.map((row) => ({
        value: row.id,
        label: `${row.accountNo} ${row.ownerName}`,
        detail: row.address,
      }));
    },
    [trpc],
  );
  const explain = useMutation({
    mutationFn: (input: ExplainBill) => trpc.staff.tariff.explain.query(input, { context: { large: true } }),
  });
  // Unless asked otherwise the season under way, else the next, else the last there was.
  const usual = tariff.seasons.find((one) => one.to >= today) ?? tariff.seasons.at(-1);
  const chosen = (tariff.seasons.find((one) => one.slug === season) ?? usual)?.slug ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const subject: ExplainBill["subject"] | null =
      kind === "typed" ? { kind, facts: factsOf(facts, tariff.kind) } : account && { kind, accountId: account.value };
    if (subject) explain.mutate({ body: tariff, season: chosen, subject });
  };
  return (
    <Card title={t("title")} description={t("description")} className="xl:sticky xl:top-28">
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t("season")}>
          <Select value={chosen} onChange={(event) => setSeason(event.target.value)}>
            {tariff.seasons.map((one, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two seasons may share a code while they are being written
              <option key={index} value={one.slug}>
                {localName(one.name, locale)}
              </option>
            ))}
          </Select>
        </Field>
        <RadioGroup
          name="subject"
          legend={t("subject")}
          value={kind}
          onValueChange={(value) => setKind(value as "account")}
          options={[
            { value: "account", label: t("account") },
            { value: "typed", label: t("typed") },
          ]}
        />
        {kind === "account" ? (
          <Field label={t("find")}>
            <Combobox search={search} value={account} onChange={(option) => setAccount(option)} />
          </Field>
        ) : (
          <TypedFactsForm tariff={tariff} facts={facts} onChange={setFacts} />
        )}
        {blocked && <Alert tone="info">{t("mendFirst")}</Alert>}
        <div>
          <Button
            type="submit"
            variant="soft"
            loading={explain.isPending}
            disabled={blocked || (kind === "account" && !account)}
          >
            <CalculatorIcon aria-hidden />
            {t("run")}
          </Button>
        </div>
      </form>
      {explain.error && (
        <Alert tone="danger" className="mt-4">
          {say(problemOf(explain.error))}
        </Alert>
      )}
      {explain.data?.map((bill) => (
        <ExplainedBill
          key={bill.agreementId ?? "typed"}
          bill={bill}
          names={Object.fromEntries(tariff.priceClasses.map((one) => [one.slug, one.name]))}
          version={version}
        />
      ))}
    </Card>
  );
}
