"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { problemOf, useProblemText } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { formatMinor } from "@/app/_ui/money/format-minor";
import { Select } from "@/app/_ui/select";

type Props = { profiles: { slug: string; label: string }[]; today: string };

/** Says how many would be asked for how much before the file is made. */
export function MakeOrder({ profiles, today }: Props) {
  const t = useTranslations("cashier.bankOrders");
  const say = useProblemText();
  const router = useRouter();
  const trpc = useTRPC();
  const [profileSlug, setProfile] = useState(profiles[0]?.slug ?? "");
  const [dueUntil, setDueUntil] = useState(today);
  const [collectOn, setCollectOn] = useState(today);
  const wish = { profileSlug, dueUntil, collectOn };
  const preview = useQuery(
    trpc.staff.cashier["preview-bank-order"].queryOptions(wish, { enabled: dueUntil !== "" && collectOn !== "" }),
  );
  const make = useMutation(trpc.staff.cashier["make-bank-order"].mutationOptions());
  const lines = preview.data?.lines ?? 0;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void make
          .mutateAsync(wish)
          .then(({ orderId }) => router.push(`/billing/bank-orders/${orderId}`))
          .catch(() => null);
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={t("profile")} required>
          <Select value={profileSlug} onChange={(event) => setProfile(event.target.value)}>
            {profiles.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("dueUntil")} hint={t("dueUntilHint")} required>
          <DateInput value={dueUntil} onChange={(event) => setDueUntil(event.target.value)} />
        </Field>
        <Field label={t("collectOn")} hint={t("collectOnHint")} required>
          <DateInput value={collectOn} min={today} onChange={(event) => setCollectOn(event.target.value)} />
        </Field>
      </div>
      <p role="status" className="text-ink-2">
        {preview.data
          ? t("preview", { count: lines, amount: formatMinor(preview.data.sumMinor) })
          : preview.isFetching && t("counting")}
      </p>
      {make.error && <Alert tone="danger">{say(problemOf(make.error))}</Alert>}
      <div>
        <Button type="submit" loading={make.isPending} disabled={lines === 0}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
