// npm run migrate: brings the database of DATABASE_URL, or the embedded one, to the newest schema.
import { prepareDatabase } from "./machine/prepare-database";
import { run } from "./machine/say";
import { shutDown, stopOnSignals } from "./machine/shutdown";

run(async () => {
  stopOnSignals();
  try {
    await prepareDatabase();
  } finally {
    await shutDown();
  }
});
