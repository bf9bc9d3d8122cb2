"use server";
import { redirect } from "next/navigation";
import { api } from "@/app/_trpc/server";

/** Opens another of the resident's homes and shows it. */
export async function openHome(form: FormData): Promise<void> {
  const accountId = form.get("accountId");
  await (await api()).portal.supply["switch-account"]({ accountId: typeof accountId === "string" ? accountId : "" });
  redirect("/");
}
