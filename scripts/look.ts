// npm run look -- <address> … [options]: pictures of pages at phone and desktop size, light and dark, and what is wrong
// with them: serious accessibility findings, errors in the console, sideways scrolling.
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium } from "@playwright/test";
import { signInResident, signInStaff } from "@/e2e/fixtures/sign-in";
import { findChromium } from "./chromium";
import { inspectPage } from "./machine/look/inspect-page";
import { dataPath } from "./machine/paths";
import { Advice, run, say } from "./machine/say";

const usage = `npm run look -- <address> … [options]
  --out <folder>           where the pictures go (default .data/look)
  --size phone,desktop     which sizes
  --scheme light,dark      which colour schemes
  --locale zh-CN,en        which languages (the cookie "locale"; default zh-CN)
  --staff <email:password> sign in by e-mail first, at the host of the first address
  --resident <phone>       sign in by phone first; the code is taken from the sandbox outbox
  --cookie <name=value>    a cookie more (may be repeated)
  --do "<verb> <target>"   before each picture: "click 按钮文字", "fill 标签=值", "press Enter", "wait 500" (repeatable)
  --fold                   only what is above the fold, not the whole page`;

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: dataPath("look") },
      size: { type: "string", default: "phone,desktop" },
      scheme: { type: "string", default: "light,dark" },
      locale: { type: "string", default: "zh-CN" },
      staff: { type: "string" },
      resident: { type: "string" },
      cookie: { type: "string", multiple: true, default: [] },
      do: { type: "string", multiple: true, default: [] },
      fold: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [first] = positionals;
  if (values.help || !first) throw new Advice(usage);
  const addresses = positionals.map((address) => new URL(address));
  mkdirSync(values.out, { recursive: true });
  const browser = await chromium.launch(await findChromium());
  let findings = 0;
  try {
    for (const [size, viewport] of Object.entries(sizes).filter(([name]) => values.size.includes(name))) {
      for (const locale of values.locale.split(",")) {
        const context = await browser.newContext({
          viewport,
          locale,
          deviceScaleFactor: size === "phone" ? 2 : 1,
          timezoneId: "Asia/Shanghai",
          ...(size === "phone" ? { isMobile: true, hasTouch: true } : {}),
        });
        await prepare(context, addresses, locale, values.cookie);
        await enter(context, new URL(first).origin, values);
        for (const address of addresses) {
          for (const scheme of values.scheme.split(",") as ("light" | "dark")[]) {
            const label = [nameOf(address), size, scheme, locale].join("_");
            const options = { label, scheme, steps: values.do, folder: values.out, fullPage: !values.fold };
            findings += await inspectPage(context, address, options);
          }
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  say(`Pictures in ${values.out}; ${findings} findings`);
});

async function enter(
  context: BrowserContext,
  origin: string,
  who: { staff?: string; resident?: string },
): Promise<void> {
  const page = await context.newPage();
  const [email = "", ...password] = who.staff?.split(":") ?? [];
  if (email) await signInStaff(page, origin, email, password.join(":"));
  if (who.resident) await signInResident(page, origin, who.resident);
  await page.close();
}

async function prepare(context: BrowserContext, addresses: URL[], locale: string, cookies: string[]): Promise<void> {
  for (const { origin } of addresses) {
    for (const pair of [`locale=${locale}`, ...cookies]) {
      const [name = "", ...value] = pair.split("=");
      await context.addCookies([{ name, value: value.join("="), url: origin }]);
    }
  }
}

function nameOf(address: URL): string {
  const path = `${address.hostname}${address.pathname}${address.search}`;
  return path.replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/-$/, "");
}
