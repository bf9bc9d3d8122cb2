// npm start: database, migrations, demo data, build, web server and worker; Ctrl-C stops everything.
import { buildWeb } from "./machine/build-web";
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
    await buildWeb();
    await step("Web server and worker", () => serve("up", port));
    printSignIns(port);
    say(`Ready: http://localhost:${port} (Ctrl-C stops everything)`);
  } catch (error) {
    await shutDown();
    throw error;
  }
});
