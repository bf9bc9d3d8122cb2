import { expect, test } from "@playwright/test";
import { listSignIns } from "@/db/seed/demo/sign-ins";
import { signInResident, signInStaff } from "./fixtures/sign-in";

for (const { address, who, login, secret } of listSignIns()) {
  test(`the printed sign-in works: ${new URL(address).hostname} ${who}`, async ({ page }) => {
    const origin = address.replace(/:\d+$/, `:${process.env.PORT ?? 3000}`);
    if (login.includes("@")) await signInStaff(page, origin, login, secret);
    else await signInResident(page, origin, login);
    expect((await page.goto(origin))?.status()).toBe(200);
    await expect(page).not.toHaveURL(/sign-in|no-access/);
  });
}
