import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "./paths";
import { say } from "./say";

export type Program = { name: string; args: string[]; env?: Record<string, string> };

const running = new Map<string, ChildProcess>();
let stopping = false;

/** Runs a Node program to its end, its output under its name, and returns its exit code. */
export function runProgram(program: Program): Promise<number> {
  return new Promise((resolve) => launch(program).on("exit", (code) => resolve(code ?? 1)));
}

type Watch = { onLaunch: () => void; onGivenUp: () => void };

/**
 * Keeps a Node program running: one that ends unasked is started again, and `onGivenUp` is called when it has ended five
 * times within a minute; `onLaunch` is called at each start.
 */
export function keepRunning(program: Program, options: Watch, ends: number[] = []): void {
  const child = launch(program);
  options.onLaunch();
  child.on("exit", (code, signal) => {
    if (stopping) return;
    const recent = [...ends, Date.now()].filter((time) => time > Date.now() - 60_000);
    say(`${program.name} ended unexpectedly (${signal ?? `exit code ${code}`})`);
    if (recent.length >= 5) return options.onGivenUp();
    setTimeout(() => {
      if (!stopping) keepRunning(program, options, recent);
    }, 500 * recent.length);
  });
}

/** The process numbers of all running programs. */
export function listPids(): number[] {
  return [...running.values()].flatMap(({ pid }) => pid ?? []);
}

/** Asks every program to end, and ends by force what has not after ten seconds. */
export async function stopChildren(): Promise<void> {
  stopping = true;
  signalAll("SIGTERM");
  for (let waited = 0; running.size > 0 && waited < 10_000; waited += 50) await sleep(50);
  signalAll("SIGKILL");
}

/** Each program leads its own process group: Ctrl-C reaches us alone, and what it started ends with it. */
function launch({ name, args, env }: Program): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    detached: true,
  });
  running.set(name, child);
  child.on("exit", () => {
    if (running.get(name) === child) running.delete(name);
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => console.log(name ? `${name} | ${line}` : line));
  }
  return child;
}

function signalAll(signal: NodeJS.Signals): void {
  for (const { pid } of running.values()) {
    try {
      if (pid) process.kill(-pid, signal);
    } catch {
      // It has just ended by itself.
    }
  }
}
