"use server";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { safeReturnPath } from "@/app/_session/paths";
import { api } from "@/app/_trpc/server";
import type { Problem } from "@/app/_trpc/problem";
import { signIn, trySignIn } from "@/server/identity/auth";
import { maskPhone, normalizePhone } from "@/server/identity";
import { DomainError } from "@/server/platform/errors";

export type StaffSignIn = { email: string; problem?: Problem };
export type ResidentSignIn = {
  step: "phone" | "code";
  phone: string;
  /** The number as it is shown again: 138****5678. */
  masked?: string;
  /** Counts the codes sent, so that the form can start its waiting time anew. */
  sent: number;
  problem?: Problem;
};

const word = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};
const text = (form: FormData, name: string) => word(form, name).trim();

/** Signs staff in by e-mail and password and leads on; answers the problem when refused. */
export async function signInStaff(_before: StaffSignIn, form: FormData): Promise<StaffSignIn> {
  const email = text(form, "email");
  const problem = await trySignIn("staff", { email, password: word(form, "password") });
  if (problem) return { email, problem };
  redirect(safeReturnPath(text(form, "next")));
}

/** The resident's two steps: `send` a code to the phone, then `verify` it and lead on. */
export async function signInResident(before: ResidentSignIn, form: FormData): Promise<ResidentSignIn> {
  const intent = text(form, "intent");
  const phone = text(form, "phone");
  if (intent === "restart") return { step: "phone", phone, sent: before.sent };
  if (intent === "send") return sendCode(phone, before);
  const problem = await trySignIn("resident", { phone, code: text(form, "code") });
  const masked = maskPhone(normalizePhone(phone) ?? phone);
  if (problem) return { step: "code", phone, masked, sent: before.sent, problem };
  redirect(safeReturnPath(text(form, "next")));
}

/** Leads to an identity provider of this site, and back to `next`. */
export async function signInWithProvider(form: FormData): Promise<void> {
  await signIn(text(form, "provider"), { redirectTo: safeReturnPath(text(form, "next")) });
}

async function sendCode(phone: string, before: ResidentSignIn): Promise<ResidentSignIn> {
  try {
    await (await api()).portal.identity["request-code"]({ phone });
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : undefined;
    if (!(cause instanceof DomainError)) throw error;
    return { ...before, phone, problem: { code: cause.code, params: cause.params } };
  }
  const known = normalizePhone(phone) ?? phone;
  return { step: "code", phone: known, masked: maskPhone(known), sent: before.sent + 1 };
}
