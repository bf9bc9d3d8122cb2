"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Textarea } from "@/app/_ui/textarea";
import { onboardingSchema } from "@/tenants/schemas/onboarding";
import { Founded } from "./founded";

type PackChoice = {
  slug: "heating" | "water";
  name: string;
  about: string;
  color: string;
  divisions: number;
  workflows: number;
  tariffs: number;
};

const labels = {
  name: "name",
  nameEn: "nameEn",
  hotline: "hotline",
  stripeAccountId: "stripe",
  adminName: "adminName",
  adminEmail: "adminEmail",
} as const;

/** Everything it takes, on one page; what is wrong is said at the field, and nothing typed is lost. */
export function OnboardingForm({ packs, domain, origin }: { packs: PackChoice[]; domain: string; origin: string }) {
  const t = useTranslations("hq.onboarding");
  const say = useProblemText();
  const [slug, setSlug] = useState("");
  const [color, setColor] = useState(packs[0]?.color ?? "#0b6472");
  const [problem, setProblem] = useState<Problem | null>(null);
  const onboard = useMutation(
    useTRPC().hq.subsidiaries.onboard.mutationOptions({ onError: (error) => setProblem(problemOf(error)) }),
  );
  if (onboard.data) return <Founded result={onboard.data} origin={origin} email={onboard.variables.adminEmail} />;

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { hosts = "", stripeAccountId, ...rest } = typed;
    const parsed = onboardingSchema.safeParse({
      ...rest,
      hosts: hosts.split(/[\s,，;；]+/).filter(Boolean),
      ...(stripeAccountId ? { stripeAccountId } : {}),
    });
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message, code }) => ({
        path: String(path[0] ?? ""),
        code: /^[a-z-]+$/.test(message) ? message : code,
      }));
      setProblem({ code: "input-invalid", params: {}, issues });
      return;
    }
    setProblem(null);
    onboard.mutate(parsed.data);
  };
  const wrong = (name: string) => {
    if (problem?.field === name) return say(problem);
    const issue = problem?.issues?.find(({ path }) => path.split(".")[0] === name);
    return issue && say({ code: issue.code, params: {} });
  };
  const box = (
    name: keyof typeof labels,
    more: { hint?: string; required?: boolean; placeholder?: string; inputMode?: "tel" } = {},
  ) => {
    const { hint, required, ...input } = more;
    return (
      <Field label={t(labels[name])} hint={hint} error={wrong(name)} {...(required ? { required: true } : {})}>
        <Input name={name} autoComplete="off" {...input} />
      </Field>
    );
  };
  return (
    <form onSubmit={send} noValidate className="grid max-w-4xl gap-4">
      {problem && !problem.field && <Alert tone="danger">{say(problem)}</Alert>}
      <Card>
        <RadioGroup
          name="pack"
          legend={t("pack")}
          look="cards"
          defaultValue={packs[0]?.slug ?? ""}
          onValueChange={(value) => setColor(packs.find((pack) => pack.slug === value)?.color ?? color)}
          options={packs.map(({ slug: value, name, about, ...counts }) => ({
            value,
            label: name,
            hint: `${about} ${t("holds", counts)}`,
          }))}
        />
      </Card>
      <Card title={t("company")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {box("name", { required: true, hint: t("nameHint") })}
          {box("nameEn", { required: true })}
          <Field
            label={t("slug")}
            required
            hint={t("slugHint", { host: `${slug || "…"}.${domain}` })}
            error={wrong("slug")}
          >
            <Input
              name="slug"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={slug}
              onChange={(event) => setSlug(event.target.value.toLowerCase())}
            />
          </Field>
          <Field label={t("code")} required hint={t("codeHint")} error={wrong("code")}>
            <Input name="code" autoComplete="off" maxLength={4} className="uppercase" onInput={toCapitals} />
          </Field>
          {box("hotline", { inputMode: "tel", placeholder: "0531-96777" })}
          <Field label={t("color")} error={wrong("color")}>
            <Input
              name="color"
              type="color"
              value={color}
              onChange={(event) => setColor(event.target.value)}
              className="h-(--control-h) w-24 p-1"
            />
          </Field>
          <Field label={t("hosts")} hint={t("hostsHint")} error={wrong("hosts")}>
            <Textarea name="hosts" rows={2} autoCapitalize="none" spellCheck={false} />
          </Field>
          {box("stripeAccountId", { hint: t("stripeHint"), placeholder: "acct_…" })}
        </div>
      </Card>
      <Card title={t("admin")} description={t("adminHint")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {box("adminName", { required: true })}
          {box("adminEmail", { required: true })}
        </div>
      </Card>
      <div>
        <Button type="submit" size="lg" loading={onboard.isPending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

/** The prefix is capital letters; typing small ones is no mistake. */
function toCapitals(event: FormEvent<HTMLInputElement>) {
  const input = event.currentTarget;
  input.value = input.value.toUpperCase();
}
