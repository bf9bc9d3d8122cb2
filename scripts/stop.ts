// npm run stop: ends the embedded database servers of this checkout.
import { run, say } from "./machine/say";
import { stopPostgres } from "./postgres";

run(async () => {
  await stopPostgres();
  say("Stopped");
});
