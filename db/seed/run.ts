// npm run seed [scenario]: fills the database with a named scenario and prints its addresses and sign-ins.
import { closePools } from "@/db/tenant";
import { group1650k, seedLargeGroup } from "./group-1650k/seed-large-group";
import { seedDemoOnce } from ".";

const scenarios: Record<string, { says: string; run: () => Promise<void> }> = {
  demo: {
    says: "two groups: 泉城热力, 北岭供热 and 明湖水务 with about 3,000 households each, and 柳泉热力 apart from them",
    run: async () => {
      const { signIns } = await seedDemoOnce();
      for (const { address, who, login, secret } of signIns) console.log(`${address}  ${who}  ${login}  ${secret}`);
    },
  },
  "group-1650k": {
    says: "one group of 20 heating subsidiaries with 82,500 accounts each, for benchmarks; takes minutes and some 10 GB",
    run: async () => {
      const made = await seedLargeGroup(group1650k, (text) => console.log(text));
      if (made === 0)
        console.log("group-1650k is there and complete; nothing was made. Another needs an empty database.");
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
