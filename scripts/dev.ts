// npm run dev: as npm start, but with a development server that follows every edit.
import { prepareDatabase } from "./machine/prepare-database";
import { run, say, step } from "./machine/say";
import { seedDemo } from "./machine/seed-demo";
import { checkPort, readPort, serve } from "./machine/serve";
import { shutDown, stopOnSignals } from "./machine/shutdown";

run(async () => {
  stopOnSignals();
  const port = readPort();
  await checkPort(port);
  try {
    await prepareDatabase();
    const printSignIns = await seedDemo();
    await step("Development server and worker", () => serve("dev", port));
    printSignIns(port);
    say(`Ready: http://localhost:${port} (Ctrl-C stops everything)`);
  } catch (error) {
    await shutDown();
    throw error;
  }
});
