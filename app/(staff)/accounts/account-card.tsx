import { useTranslations } from "next-intl";
import Link from "next/link";
import type { AccountLine } from "./account-columns";
import { AccountStatus } from "./account-status";
import { Balance } from "./balance";

/** An account in a list on a phone. */
export function AccountCard({ account }: { account: AccountLine }) {
  const t = useTranslations("accounts.page");
  return (
    <Link href={`/accounts/${account.id}`} prefetch={false} className="grid gap-1">
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium break-words">{account.ownerName || t("unknownOwner")}</span>
        <AccountStatus status={account.status} agreement={account.agreement} />
      </span>
      <span className="text-ink-2">{account.address}</span>
      <span className="flex items-baseline justify-between gap-3 text-[0.9375em]">
        <span className="figures min-w-0 truncate text-ink-3">
          {account.accountNo}
          {account.phone && ` · ${account.phone}`}
        </span>
        <Balance owedMinor={account.owedMinor} />
      </span>
    </Link>
  );
}
