import type { BrowserContext } from "@playwright/test";
import { Advice } from "../say";

/** Signs a context in through the sign-in page, by "e-mail:password". */
export async function signInStaff(context: BrowserContext, origin: string, credentials: string): Promise<void> {
  const [email = "", ...password] = credentials.split(":");
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password.join(":"));
  await page.locator('button[type="submit"]').first().click();
  await leave(page, "e-mail and password");
}

/** Signs a context in by phone; the sandbox outbox shows the one-time code. */
export async function signInResident(context: BrowserContext, origin: string, phone: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[name="phone"]').fill(phone);
  await page.locator('button[type="submit"]').first().click();
  await page.locator('input[name="code"]').waitFor();
  const outbox = await context.newPage();
  await outbox.goto(`${origin}/sandbox/outbox`);
  const code = /\b(\d{6})\b/.exec(await outbox.locator("body").innerText())?.[1];
  await outbox.close();
  if (!code) throw new Advice("No six-digit code in the sandbox outbox");
  await page.locator('input[name="code"]').fill(code);
  await page.locator('button[type="submit"]').first().click();
  await leave(page, "the code");
}

async function leave(page: Awaited<ReturnType<BrowserContext["newPage"]>>, what: string): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { timeout: 15_000 }).catch(async () => {
    throw new Advice(`${what} were not accepted; the page says: ${(await page.locator("body").innerText()).slice(0, 400)}`);
  });
  await page.close();
}
