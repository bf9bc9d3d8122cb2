import { TRPCError } from "@trpc/server";
import { getLocale, getTranslations } from "next-intl/server";
import { readableParams } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { LinkButton } from "@/app/_ui/link-button";
import { DomainError } from "@/server/platform/errors";

/** Reads what a request page shows; a refusal (not the owner, no account) comes back to be shown instead of thrown. */
export async function readOrRefusal<T>(read: Promise<T>): Promise<{ data: T } | { refusal: DomainError }> {
  try {
    return { data: await read };
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) return { refusal: error.cause };
    throw error;
  }
}

/** A page that this resident cannot have, and why. */
export async function RefusedPage({ title, refusal }: { title: string; refusal: DomainError }) {
  const [t, words, locale] = await Promise.all([getTranslations("errors"), getTranslations("supply"), getLocale()]);
  const key = refusal.code as Parameters<typeof t>[0];
  const noAccount = refusal.code === "account-not-open";
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-4 text-2xl font-semibold">{title}</h1>
      <Alert
        tone="warn"
        actions={
          <>
            {noAccount && <LinkButton href="/open-account">{words("open.nav")}</LinkButton>}
            <LinkButton href="/" variant="secondary">
              {words("home")}
            </LinkButton>
          </>
        }
      >
        {t.has(key) ? t(key, readableParams(refusal.params, locale) as never) : refusal.code}
      </Alert>
    </div>
  );
}
