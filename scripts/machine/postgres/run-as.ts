import { spawn } from "node:child_process";
import type { Account } from "./account";

/** Runs a program as an account and returns its exit code and everything it printed. */
export function runAs(account: Account, program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const identity = account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
    const child = spawn(program, args, {
      // The account may be unable to enter the caller's folder.
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", HOME: "/", NODE_ENV: "production" },
      ...identity,
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
