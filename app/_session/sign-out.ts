"use server";
import { signOut as end } from "@/server/identity/auth";

/** Ends the session in the database at once and forgets its cookie. */
export async function signOut(): Promise<void> {
  await end({ redirectTo: "/sign-in?reason=signed-out" });
}
