import { expect, test } from "@playwright/test";
import { listSignIns } from "@/db/seed/demo/sign-ins";
import { signInResident, signInStaff } from "./fixtures/sign-in";

for (const { address, who, login, secret } of listSignIns()) {
  test(`the printed sign-in works: ${new URL(address).hostname} ${who}`, async ({ context }) => {
    const origin = address.replace(/:\d+$/, `:${process.env.PORT ?? 3000}`);
    if (login.includes("@")) await signInStaff(context, origin, login, secret);
    else await signInResident(context, origin, login);
    const page = await context.newPage();
    const response = await page.goto(origin);
    expect(response?.status()).toBe(200);
    await expect(page).not.toHaveURL(/sign-in|no-access/);
  });
}
