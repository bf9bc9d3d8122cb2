import { setTimeout as sleep } from "node:timers/promises";
import { findOrphans, isOurs } from "./running";
import { say } from "./say";

/** Ends servers whose launcher was killed, so that their port is free again. */
export async function endOrphans(): Promise<void> {
  const orphans = findOrphans();
  for (const pid of orphans) {
    say(`Ending process ${pid}, left behind by an earlier start`);
    signalGroup(pid, "SIGTERM");
  }
  for (let waited = 0; orphans.some(isOurs) && waited < 5000; waited += 100) await sleep(100);
  for (const pid of orphans.filter(isOurs)) signalGroup(pid, "SIGKILL");
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
