// npm run tenant -- create …: a new subsidiary from a pack; without arguments it explains itself.
import { runWithDatabase } from "./machine/run-with-database";

runWithDatabase("tenants/command.ts");
