import { join } from "node:path";
import { next } from "./build-web";
import { keepRunning, listPids, type Program } from "./children";
import { endOrphans } from "./end-orphans";
import { isPortFree } from "./free-port";
import { projectRoot } from "./paths";
import { forgetRunning, noteRunning, readRunning } from "./running";
import { Advice } from "./say";
import { atShutdown, shutDown } from "./shutdown";
import { waitForHealth } from "./wait-for-health";

const tsx = join(projectRoot, "node_modules/tsx/dist/cli.mjs");
const worker = join(projectRoot, "server/worker.ts");

/** The port from PORT, or 3000. */
export function readPort(): number {
  const port = Number(process.env.PORT ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Advice(`PORT is "${process.env.PORT}", which is not a port number.`);
}

/** Refuses a second server of this checkout, ends what a killed one left behind, and refuses a busy port. */
export async function checkPort(port: number): Promise<void> {
  const other = readRunning();
  if (other) {
    throw new Advice(
      `Tributary is already running from this folder: http://localhost:${other.port} (process ${other.launcher}).\n` +
        "Stop it with: npm run stop",
    );
  }
  await endOrphans();
  if ((await isPortFree(port)) && (await isPortFree(port, "0.0.0.0"))) return;
  throw new Advice(
    `Port ${port} is used by another program. Stop that program, or choose another port:\n` +
      `  PORT=${port + 1} npm start`,
  );
}

/** Starts the web server and the worker, notes them for `npm run stop`, and returns when the web server answers. */
export async function serve(kind: "up" | "dev", port: number): Promise<void> {
  atShutdown(async () => forgetRunning());
  launchServers(kind, port, () => noteRunning({ kind, launcher: process.pid, port, children: listPids() }));
  await waitForHealth(port);
}

/** Starts the web server and the worker, and starts again whichever ends; gives everything up when that does not help. */
export function launchServers(kind: "up" | "dev", port: number, onLaunch: () => void = () => {}): void {
  const env = { PORT: String(port), NODE_ENV: kind === "up" ? "production" : "development" };
  // localhost, not 127.0.0.1: a rewrite in proxy.ts goes to localhost, and the other spelling redirects for ever.
  const address = ["-H", "localhost", "-p", String(port)];
  const programs: Program[] = [
    { name: "web", args: [next, kind === "up" ? "start" : "dev", ...address], env },
    {
      name: "worker",
      args: kind === "up" ? ["--import", "tsx", worker] : [tsx, "watch", "--clear-screen=false", worker],
      env,
    },
  ];
  const onGivenUp = () => {
    console.error("\nIt ended five times within a minute. The reason is above.\n");
    void shutDown().then(() => process.exit(1));
  };
  for (const program of programs) keepRunning(program, { onLaunch, onGivenUp });
}
