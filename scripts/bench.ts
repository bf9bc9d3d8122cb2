// npm run bench [name …]: the benchmarks, each against its baseline in the same run.
import { runWithDatabase } from "./machine/run-with-database";

runWithDatabase("bench/run.ts");
