import { closePools } from "@/db/tenant";
import { step } from "./say";

/**
 * Puts the demo group into an empty database, unless SEED_DEMO=off, and returns what prints its addresses and sign-ins
 * on a port. The environment must be complete before.
 */
export async function seedDemo(): Promise<(port: number) => void> {
  if (process.env.SEED_DEMO === "off") return () => {};
  const { seedDemoOnce } = await import("@/db/seed");
  const { signIns } = await step("Demo data", seedDemoOnce);
  await closePools();
  return (port) => {
    const sites = Map.groupBy(signIns, ({ address }) => address);
    for (const [address, ways] of sites) {
      console.log(`\n  ${address.replace(/:\d+$/, `:${port}`)}`);
      for (const { who, login, secret } of ways) console.log(`    ${login}  ${secret}  ${who}`);
    }
    console.log();
  };
}
