// npm run seed [scenario]: fills the database with a named scenario and prints its addresses and sign-ins.
import { runWithDatabase } from "./machine/run-with-database";

runWithDatabase("db/seed/run.ts");
