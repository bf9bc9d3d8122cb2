"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { NumberInput } from "@/app/_ui/number-input";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { toast } from "@/app/_ui/overlay/toast";
import { Select } from "@/app/_ui/select";
import type { ProfileSettings } from "@/server/billing/bank-files/list-profile-settings";
import { type BankProfileInput, bankProfileProblems } from "@/tenants/schemas/bank-profile";
import { AnswerFields } from "./answer-fields";
import { EditingContext, useEditing, useProblemAt } from "./editing";
import { OutgoingFields } from "./outgoing-fields";
import { TrySample } from "./try-sample";

/** The whole profile: faults at their places as it is typed, a sample to try it on, then draft and publication. */
export function ProfileEditor({ settings, may }: { settings: ProfileSettings; may: boolean }) {
  const [body, setBody] = useState<BankProfileInput>(settings.body);
  const [touched, setTouched] = useState(false);
  const change = (part: Partial<BankProfileInput>) => {
    setTouched(true);
    setBody((all) => ({ ...all, ...part }));
  };
  return (
    <EditingContext value={{ body, change, problems: bankProfileProblems(body), disabled: !may }}>
      <div className="grid gap-4 lg:max-w-4xl">
        <Basics />
        <AnswerFields />
        <OutgoingFields />
        <TrySample />
        {may && <Publication settings={settings} touched={touched} />}
      </div>
    </EditingContext>
  );
}

function Basics() {
  const t = useTranslations("cashier.profiles");
  const { body, change, disabled } = useEditing();
  const wrong = useProblemAt();
  const select = <Key extends "encoding" | "layout" | "delimiter" | "amountUnit">(
    key: Key,
    choices: readonly NonNullable<BankProfileInput[Key]>[],
    words: (choice: string) => string,
  ) => (
    <Field label={t(key as "encoding")}>
      <Select disabled={disabled} value={body[key]} onChange={(event) => change({ [key]: event.target.value })}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words(choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <Card title={t("basics")}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["zh", "en"] as const).map((language) => (
          <Field key={language} label={t(`names.${language}`)} required error={wrong(`name.${language}`)}>
            <Input
              disabled={disabled}
              value={body.name[language]}
              onChange={(event) => change({ name: { ...body.name, [language]: event.target.value } })}
            />
          </Field>
        ))}
        {select("layout", ["fixed", "csv"], (one) => t(`layouts.${one as "csv"}`))}
        {select("encoding", ["gb18030", "utf-8"], (one) => one.toUpperCase())}
        {select("amountUnit", ["fen", "yuan"], (one) => t(`units.${one as "fen"}`))}
        {body.layout === "csv" && select("delimiter", [",", "|", ";", "\t"], (one) => (one === "\t" ? "Tab" : one))}
        <Field label={t("skipLines")} hint={t("skipHint")} error={wrong("skipLines")}>
          <NumberInput
            decimals={false}
            disabled={disabled}
            value={body.skipLines ?? 0}
            onChange={(event) => change({ skipLines: Number(event.target.value) || 0 })}
          />
        </Field>
      </div>
    </Card>
  );
}

function Publication({ settings, touched }: { settings: ProfileSettings; touched: boolean }) {
  const t = useTranslations("cashier.profiles");
  const say = useProblemText();
  const router = useRouter();
  const { body, problems } = useEditing();
  const { slug, draft } = settings;
  const profiles = useTRPC().staff["bank-profiles"];
  const done = (word: "saved" | "published" | "discarded") => ({
    onSuccess: () => {
      toast.success(t(word));
      router.refresh();
    },
  });
  const save = useMutation(profiles["save-draft"].mutationOptions(done("saved")));
  const publish = useMutation(profiles.publish.mutationOptions(done("published")));
  const discard = useMutation(profiles["discard-draft"].mutationOptions(done("discarded")));
  const error = [save, publish, discard].find((one) => one.error)?.error;
  return (
    <Card title={t("publication")} description={t("publicationHint")}>
      <div className="grid gap-3">
        {error && <Alert tone="danger">{say(problemOf(error))}</Alert>}
        {problems.length > 0 && <Alert tone="warn">{t("faults", { count: problems.length })}</Alert>}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            loading={save.isPending}
            onClick={() => save.mutate({ slug, body, seenAt: draft?.updatedAt ?? null })}
          >
            {t("save")}
          </Button>
          {draft && !touched && problems.length === 0 && (
            <ConfirmDialog
              title={t("publishTitle", { version: draft.version })}
              description={t("publishBody")}
              confirmLabel={t("publish")}
              trigger={<Button>{t("publish")}</Button>}
              onConfirm={() => publish.mutateAsync({ slug, seenAt: draft.updatedAt }).catch(() => undefined)}
            />
          )}
          {draft && (
            <Button variant="danger-quiet" loading={discard.isPending} onClick={() => discard.mutate({ slug })}>
              {t("discard")}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
