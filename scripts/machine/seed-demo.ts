import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./paths";
import { say, step } from "./say";

type SignIn = Record<string, string>;
type Seed = { seedDemoOnce: () => Promise<{ signIns: SignIn[] }> };

/**
 * Puts the demo group into an empty database, unless SEED_DEMO=off, and returns what prints the addresses and sign-ins
 * on this port.
 */
export async function seedDemo(port: number): Promise<() => void> {
  const module = join(projectRoot, "db/seed/index.ts");
  if (process.env.SEED_DEMO === "off" || !existsSync(module)) return () => {};
  const { seedDemoOnce } = (await import(module)) as Seed;
  const { signIns } = await step("Demo data", seedDemoOnce);
  return () => {
    for (const signIn of signIns) say(Object.values(signIn).join("  ").replaceAll(":3000", `:${port}`));
  };
}
