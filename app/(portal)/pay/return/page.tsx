import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { AwaitPayment } from "./await-payment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("billing.return"))("progress") };
}

/** Back from the payment page: waits for the provider's word, which alone counts, and shows how far it is. */
export default async function ReturnPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  await requireResident();
  const given = z.uuid().safeParse((await searchParams).payment);
  if (!given.success) redirect("/bills");
  const payment = await (await api()).portal.billing["get-payment"]({ paymentId: given.data });
  return (
    <ClientMessages of={["billing", "errors"]}>
      <AwaitPayment first={payment} />
    </ClientMessages>
  );
}
