"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { Combobox } from "@/app/_ui/combobox/combobox";
import { Field } from "@/app/_ui/field";

/** Finds a home without a customer by its community, building and room: 阳光花园 3 501. */
export function PremisePicker({
  onChoose,
  error,
}: {
  onChoose: (premiseId: string | null) => void;
  error?: string | undefined;
}) {
  const t = useTranslations("tickets.open");
  const trpc = useTRPCClient();
  const search = useCallback(
    async (query: string) => {
      const [community = "", building = "", room = ""] = query.trim().split(/[\s,，]+/);
      if (community.length < 2) return [];
      const homes = await trpc.staff.supply["find-premises"].query({ community, building, room });
      return homes.map((home) => ({ value: home.id, label: home.address, detail: `${home.builtArea} m²` }));
    },
    [trpc],
  );
  return (
    <Field label={t("premise")} hint={t("newHome")} error={error}>
      <Combobox search={search} placeholder={t("premiseHint")} onChange={(option) => onChoose(option?.value ?? null)} />
    </Field>
  );
}
