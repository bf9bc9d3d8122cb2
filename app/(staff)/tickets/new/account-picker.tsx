"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { Combobox } from "@/app/_ui/combobox/combobox";
import { Field } from "@/app/_ui/field";

type AccountPickerProps = { type: string; account: { id: string; accountNo: string; address: string } | null };

/** Finds the account a customer at the counter comes for; the choice goes into the address. */
export function AccountPicker({ type, account }: AccountPickerProps) {
  const t = useTranslations("tickets.open");
  const router = useRouter();
  const trpc = useTRPCClient();
  const search = useCallback(
    async (query: string) => {
      const { accounts } = await trpc.staff.accounts.search.query({ query, limit: 20 });
      return accounts.map((row) => ({
        value: row.id,
        label: `${row.accountNo} ${row.ownerName}`,
        detail: row.address,
      }));
    },
    [trpc],
  );
  return (
    <Field label={t("account")} hint={t("accountHint")} required>
      <Combobox
        search={search}
        value={account && { value: account.id, label: `${account.accountNo} ${account.address}` }}
        onChange={(option) =>
          router.push(`/tickets/new?${new URLSearchParams({ type, ...(option ? { account: option.value } : {}) })}`)
        }
      />
    </Field>
  );
}
