import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { dataPath, projectRoot } from "../paths";
import { Advice, say } from "../say";

type Found = { path: string; env?: Record<string, string> } | undefined;

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser named by CHROMIUM_PATH. */
export async function findOwn(): Promise<Found> {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  if (!isExecutable(path)) throw new Advice(`CHROMIUM_PATH is ${path}, which is not a program that can be run`);
  return { path };
}

/** A browser on the PATH, or one that Playwright downloaded earlier. */
export async function findSystem(): Promise<Found> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  const { chromium } = await import("@playwright/test");
  const path = [...paths, chromium.executablePath()].find(isExecutable);
  return path ? { path } : undefined;
}

/** The browser shipped in an npm package, with the libraries that a bare machine lacks; unpacked once. */
export async function unpackNpm(): Promise<Found> {
  const packageFolder = join(projectRoot, "node_modules/@sparticuz/chromium");
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(packageFolder)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const folder = dataPath(`chromium-${version}`);
  if (!existsSync(folder)) {
    say("Unpacking Chromium …");
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    await inflateInto(unfinished, join(packageFolder, "bin"));
    // Somebody else may have been faster; theirs is as good.
    if (existsSync(folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, folder);
  }
  const libraries = [join(folder, "al2023", "lib"), folder, process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(delimiter);
  return { path: join(folder, "chromium"), env: { LD_LIBRARY_PATH: libraries } };
}

/** Playwright's own download, for a machine with an internet line. */
export async function installPlaywright(): Promise<Found> {
  say("Asking Playwright to download Chromium …");
  const cli = join(projectRoot, "node_modules/@playwright/test/cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  return findSystem();
}

/** The distribution's package, when we are root on a Debian or a relative of it. */
export async function installDebian(): Promise<Found> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("Installing the distribution's Chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", timeout: 300_000, env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    stdio: "inherit",
    timeout: 600_000,
    env,
  });
  return findSystem();
}

/** The package unpacks into the system's temporary folder, where it would also take up anybody's older copy. */
async function inflateInto(folder: string, archives: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const names = ["chromium.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(names.map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
