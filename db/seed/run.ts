// npm run seed [scenario]: fills the database with a named scenario and prints its addresses and sign-ins.
import { closePools } from "@/db/tenant";
import { seedDemoOnce } from ".";

const scenarios: Record<string, { says: string; run: () => Promise<void> }> = {
  demo: {
    says: "two groups: 泉城热力, 北岭供热 and 明湖水务 with about 3,000 households each, and 柳泉热力 apart from them",
    run: async () => {
      const { signIns } = await seedDemoOnce();
      for (const { address, who, login, secret } of signIns) console.log(`${address}  ${who}  ${login}  ${secret}`);
    },
  },
};

const name = process.argv[2] ?? "demo";
const scenario = scenarios[name];
if (scenario) {
  const started = performance.now();
  await scenario.run();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
} else {
  for (const [each, { says }] of Object.entries(scenarios)) console.log(`${each.padEnd(14)} ${says}`);
  if (name !== "list") process.exitCode = 1;
}
await closePools();
