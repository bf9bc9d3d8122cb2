import { expect, test } from "@playwright/test";
import { listSignIns } from "@/db/seed/demo/sign-ins";
import { signInResident, signInStaff } from "./fixtures/sign-in";

/** Everybody of a site comes to one browser, one after the other: the site's scripts are fetched once. */
const sites = Map.groupBy(listSignIns(), ({ address }) => new URL(address).hostname);

for (const [site, people] of sites) {
  test(`every printed sign-in of ${site} works`, async ({ page }) => {
    const origin = `http://${site}:${process.env.PORT ?? 3000}`;
    for (const { who, login, secret } of people) {
      await test.step(who, async () => {
        await page.context().clearCookies();
        if (login.includes("@")) await signInStaff(page, origin, login, secret);
        else await signInResident(page, origin, login);
        expect((await page.goto(origin))?.status()).toBe(200);
        await expect(page).not.toHaveURL(/sign-in|no-access/);
      });
    }
  });
}
