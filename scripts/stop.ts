// npm run stop: ends whatever this checkout has running: web server, worker, database.
import { setTimeout as sleep } from "node:timers/promises";
import { run, say } from "./machine/say";
import { forgetRunning, isOurs, readRunning } from "./machine/running";
import { endOrphans } from "./machine/end-orphans";
import { stopPostgres } from "./postgres";

run(async () => {
  const running = readRunning();
  if (running) {
    say(`Stopping the servers on port ${running.port} …`);
    process.kill(running.launcher, "SIGTERM");
    for (let waited = 0; isOurs(running.launcher) && waited < 15_000; waited += 100) {
      await sleep(100);
    }
  }
  await endOrphans();
  forgetRunning();
  await stopPostgres();
  say("Stopped");
});
