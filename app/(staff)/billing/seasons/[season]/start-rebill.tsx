"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { useTRPC } from "@/app/_trpc/client";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DescriptionList } from "@/app/_ui/description-list";
import { Field } from "@/app/_ui/field";
import { formText } from "@/app/_ui/form-text";
import { formatCount } from "@/app/_ui/format-count";
import { Money } from "@/app/_ui/money/money";
import { Dialog } from "@/app/_ui/overlay/dialog";
import { Textarea } from "@/app/_ui/textarea";

/** Says what would change, asks why, starts the re-billing and goes to it. */
export function StartRebill({ season }: { season: string }) {
  const t = useTranslations("rebills");
  const say = useProblemText();
  const router = useRouter();
  const start = useMutation(
    useTRPC().staff.rebills.start.mutationOptions({
      onSuccess: ({ runId }) => router.push(`/billing/rebills/${runId}`),
    }),
  );
  return (
    <Dialog
      title={t("confirm")}
      description={t("confirmBody")}
      trigger={
        <Button variant="secondary">
          <RefreshCw aria-hidden />
          {t("start")}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ season, reason: formText(new FormData(event.currentTarget), "reason") });
        }}
      >
        <Preview season={season} />
        <Field label={t("reason")} hint={t("reasonHint")} required>
          <Textarea name="reason" rows={3} minLength={2} maxLength={500} />
        </Field>
        {start.error && <Alert tone="danger">{say(problemOf(start.error))}</Alert>}
        <Button type="submit" loading={start.isPending || start.isSuccess}>
          {t("start")}
        </Button>
      </form>
    </Dialog>
  );
}

/** Computed when somebody asks: it goes over every home of the subsidiary. */
function Preview({ season }: { season: string }) {
  const t = useTranslations("rebills.preview");
  const say = useProblemText();
  const { data, error } = useQuery(useTRPC().staff.rebills.preview.queryOptions({ season }, { staleTime: 0 }));
  if (error) return <Alert tone="danger">{say(problemOf(error))}</Alert>;
  if (!data) return <p className="text-ink-2">{t("counting")}</p>;
  const changed = data.rise + data.fall;
  return (
    <div role="status" className="grid gap-3">
      {changed === 0 ? (
        <Alert tone="ok">{t("same", { billed: formatCount(data.billed) })}</Alert>
      ) : (
        <>
          <p>
            {t("changed", {
              changed: formatCount(changed),
              billed: formatCount(data.billed),
              rise: formatCount(data.rise),
              fall: formatCount(data.fall),
            })}
          </p>
          <DescriptionList
            columns={3}
            items={[
              { term: t("before"), detail: <Money amountMinor={data.beforeMinor} /> },
              { term: t("after"), detail: <Money amountMinor={data.afterMinor} /> },
              { term: t("change"), detail: <Money signed amountMinor={data.afterMinor - data.beforeMinor} /> },
            ]}
          />
        </>
      )}
      {data.parked > 0 && <p className="text-ink-2">{t("parked", { parked: formatCount(data.parked) })}</p>}
    </div>
  );
}
