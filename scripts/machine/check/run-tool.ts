import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../paths";

/** Runs a Node program of the project quietly, and returns its exit code with everything it printed. */
export function runTool(file: string, args: string[]): Promise<{ code: number; stdout: string; all: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, file), ...args], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let stdout = "";
    let all = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      all += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, all }));
  });
}
