import { stopChildren } from "./children";
import { say } from "./say";

const duties: (() => Promise<void>)[] = [];
let begun: Promise<void> | undefined;

/** Adds something to undo at the end; the last added is undone first, after every program has ended. */
export function atShutdown(duty: () => Promise<void>): void {
  duties.unshift(duty);
}

/** Stops what this command started, once, however often it is called. */
export function shutDown(): Promise<void> {
  begun ??= (async () => {
    await stopChildren();
    for (const duty of duties) {
      await duty().catch((error: unknown) => console.error(`While stopping: ${String(error)}`));
    }
  })();
  return begun;
}

/** Ctrl-C, `kill` and a closed terminal stop everything in order; a second Ctrl-C does not wait. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (begun && signal === "SIGINT") process.exit(130);
      say("Stopping …");
      void shutDown().then(() => {
        say("Stopped");
        process.exit(signal === "SIGINT" ? 130 : 0);
      });
    });
  }
}
