import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { requireStaff } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { ImportFlow } from "./import-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.import"))("title") };
}

/** One import from its columns to its result. */
export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { site } = await requireStaff("accounts.import");
  const list = await (await api()).staff.accounts.imports.get({ importId: id });
  return (
    <ClientMessages of={["accounts", "errors"]}>
      <ImportFlow first={list} kind={site.tenant.kind} />
    </ClientMessages>
  );
}
