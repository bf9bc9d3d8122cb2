// The one door to every command: node scripts/start.mjs <command> [arguments].
// Plain JavaScript for Node 20, and nothing but Node's own modules: it runs before node_modules exist. It installs what
// the lock file names, then hands over to scripts/<command>.ts on the Node 24 that the lock file brought.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestOwnNode = [22, 18];
const [command = "", ...rest] = process.argv.slice(2);

const scripts = Object.values(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts);
const commands = scripts.flatMap((line) => line.match(/start\.mjs (\w+)/)?.[1] ?? []);
if (!commands.includes(command)) {
  fail(`There is no command "${command}". Commands: ${commands.join(", ")}.`);
}
await installWhenNeeded();
runCommand(findNode());

/** Runs `npm ci` unless node_modules already holds exactly what package-lock.json names. */
async function installWhenNeeded() {
  const reason = whyInstall();
  if (!reason) return;
  const started = Date.now();
  console.log(`Installing packages (${reason}) …`);
  const child = spawn("npm", ["ci", "--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"], {
    cwd: root,
    stdio: "inherit",
    // A caller's NODE_ENV=production would leave out what the build needs.
    env: { ...process.env, NODE_ENV: "development", npm_config_omit: "", npm_config_production: "" },
  });
  const beat = setInterval(() => {
    console.log(`  … still installing, ${seconds(started)}`);
  }, 10_000);
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (exitCode, signal) => resolve(signal ? 130 : exitCode));
  });
  clearInterval(beat);
  if (code === 0 && !whyInstall()) {
    console.log(`Packages installed in ${seconds(started)}.`);
    return;
  }
  if (code === 127) fail("npm was not found. Install Node.js 20 or newer together with npm, then try again.");
  fail(
    `npm ci did not finish (exit code ${code}); its own words are above.
If it could not reach the package registry, check the network, a proxy (npm config get proxy) and the registry in use
(npm config get registry); a mirror is set with: npm config set registry <address>. Then run the command again.
If it says that the lock file is out of step, run: node scripts/fix-lock.mjs`,
  );
}

/** Why an install is due, or undefined. npm leaves a copy of the lock file inside node_modules when it has finished. */
function whyInstall() {
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return "node_modules is missing or unfinished";
  const wanted = readLock(join(root, "package-lock.json"));
  if (!wanted) fail("package-lock.json is missing or not readable: check out the repository again.");
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.link) continue;
    const present = installed[path];
    if (!present && entry.optional) continue;
    if (present?.version !== entry.version) return "package-lock.json has changed";
  }
  return undefined;
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** The Node binary from the lock file, else this one when it is new enough. */
function findNode() {
  const shipped = join(root, "node_modules", `node-linux-${process.arch}`, "bin", "node");
  if (process.platform === "linux" && existsSync(shipped)) {
    // A machine with another C library carries the file but cannot run it.
    if (spawnSync(shipped, ["--version"]).status === 0) return shipped;
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestOwnNode[0] || (major === oldestOwnNode[0] && minor >= oldestOwnNode[1])) return process.execPath;
  return fail(
    `Tributary runs on Node ${oldestOwnNode.join(".")} or newer; this is Node ${process.versions.node} on ` +
      `${process.platform}-${process.arch}, for which the lock file brings no Node of its own. Install Node 24 and try again.`,
  );
}

/** Hands over, passes signals on, and ends with the command's own exit code. */
function runCommand(node) {
  const child = spawn(node, ["--import", "tsx", join(root, "scripts", `${command}.ts`), ...rest], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ""}` },
  });
  // The terminal sends Ctrl-C to the command as well; here it only must not end us first.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on("error", (error) => fail(`Could not run ${node}: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 128 + (signal === "SIGINT" ? 2 : 15) : (code ?? 1)));
}

/** `kill <npm>` ends npm without telling us: its disappearance is the signal then. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      child.kill("SIGTERM");
    }
  }, 1000);
  watch.unref();
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
