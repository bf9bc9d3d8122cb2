"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { type Problem, problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { toast } from "@/app/_ui/overlay/toast";
import { type BrandingDocument, brandingSchema } from "@/tenants/schemas/branding";
import { BrandingPreview } from "./branding-preview";

type Props = { current: BrandingDocument; seenVersion: number; name: string; mayEdit: boolean };

/** What residents will see, changed and looked at side by side, then published in one go. */
export function BrandingForm({ current, seenVersion, name, mayEdit }: Props) {
  const t = useTranslations("settings.branding");
  const say = useProblemText();
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(current);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [upload, setUpload] = useState<{ busy: boolean; refusal?: string }>({ busy: false });
  const publish = useMutation(
    useTRPC().staff.branding.publish.mutationOptions({
      onSuccess: ({ version }) => {
        toast.success(t("published", { version }));
        router.refresh();
      },
      onError: (error) => setProblem(problemOf(error)),
    }),
  );
  const slogan = draft.slogan ?? { zh: "", en: "" };
  const change = (next: Partial<BrandingDocument>) => setDraft({ ...draft, ...next });

  const send = (event: FormEvent) => {
    event.preventDefault();
    const { slogan: words, ...rest } = draft;
    const parsed = brandingSchema.safeParse(words?.zh || words?.en ? draft : rest);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message, code }) => ({
        path: path.join("."),
        code: /^[a-z-]+$/.test(message) ? message : code,
      }));
      return setProblem({ code: "input-invalid", params: {}, issues });
    }
    setProblem(null);
    publish.mutate({ ...parsed.data, seenVersion });
  };
  const wrong = (field: string) => {
    const issue = problem?.issues?.find(({ path }) => path.startsWith(field));
    return issue && say({ code: issue.code, params: {} });
  };
  const sendLogo = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    setUpload({ busy: true });
    const body = new FormData();
    body.set("file", chosen);
    const answer = await fetch("/api/branding/logo", { method: "POST", body }).catch(() => null);
    const said = (await answer?.json().catch(() => null)) as { logo?: string; message?: string } | null;
    target.value = "";
    if (said?.logo) change({ logo: said.logo });
    setUpload(
      said?.logo ? { busy: false } : { busy: false, refusal: said?.message ?? say({ code: "offline", params: {} }) },
    );
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-4 lg:grid-cols-2">
      <Card>
        <fieldset disabled={!mayEdit} className="grid gap-4">
          {problem && <Alert tone="danger">{say(problem)}</Alert>}
          <Field label={t("color")} hint={t("colorHint")} error={wrong("color")}>
            <Input
              type="color"
              value={draft.color}
              onChange={(event) => change({ color: event.target.value })}
              className="h-(--control-h) w-24 p-1"
            />
          </Field>
          <div className="grid gap-1.5">
            <span className="font-medium">{t("logo")}</span>
            <div className="flex flex-wrap gap-2">
              <input
                ref={file}
                type="file"
                accept="image/png,image/jpeg,image/webp"
                aria-label={t("chooseLogo")}
                className="sr-only"
                tabIndex={-1}
                onChange={(event) => void sendLogo(event)}
              />
              <Button variant="secondary" loading={upload.busy} onClick={() => file.current?.click()}>
                {t("chooseLogo")}
              </Button>
              {draft.logo && (
                <Button variant="quiet" onClick={() => setDraft(({ logo: _logo, ...rest }) => rest)}>
                  {t("removeLogo")}
                </Button>
              )}
            </div>
            <p className="text-[0.875em] text-ink-3">{t("logoHint")}</p>
            {upload.refusal && <Alert tone="danger">{upload.refusal}</Alert>}
          </div>
          <Field label={t("sloganZh")}>
            <Input
              value={slogan.zh}
              maxLength={40}
              onChange={(event) => change({ slogan: { ...slogan, zh: event.target.value } })}
            />
          </Field>
          <Field label={t("sloganEn")}>
            <Input
              value={slogan.en}
              maxLength={40}
              onChange={(event) => change({ slogan: { ...slogan, en: event.target.value } })}
            />
          </Field>
          <Field label={t("hotline")} error={wrong("hotline")}>
            <Input
              value={draft.hotline}
              inputMode="tel"
              maxLength={20}
              onChange={(event) => change({ hotline: event.target.value })}
            />
          </Field>
          {mayEdit && (
            <div>
              <Button type="submit" loading={publish.isPending}>
                {t("publish")}
              </Button>
            </div>
          )}
        </fieldset>
      </Card>
      <Card title={t("preview")}>
        <BrandingPreview branding={draft} name={name} />
      </Card>
    </form>
  );
}
