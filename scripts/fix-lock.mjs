// Keeps package-lock.json installable with `npm ci` everywhere.
//
// npm drops an optional platform package (say, @biomejs/cli-darwin-arm64) from the lock file when the registry in use
// does not carry it, and `npm ci` then refuses that same lock file: "Missing: … from lock file". A stub entry with the
// package's platform is enough: npm skips it on other platforms, and fetches it by name and version on its own.
//
//   node scripts/fix-lock.mjs           mend the lock file (run after every `npm install`)
//   node scripts/fix-lock.mjs --check   say what is wrong and exit 1
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32", "aix"];
const processors = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "mipsel",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];

const lockPath = join(dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");
const lock = JSON.parse(readFileSync(lockPath, "utf8"));
const stubs = findMissingOptionals(lock.packages);
const addresses = Object.entries(lock.packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ""));

if (process.argv.includes("--check")) {
  for (const [path] of stubs) console.error(`package-lock.json lacks ${path}: npm ci will refuse it`);
  for (const [path] of addresses) console.error(`package-lock.json names a registry host for ${path}`);
  if (stubs.length + addresses.length > 0) {
    console.error("Mend it with: node scripts/fix-lock.mjs");
    process.exitCode = 1;
  }
} else {
  for (const [path, entry] of stubs) lock.packages[path] = entry;
  for (const [, entry] of addresses) delete entry.resolved;
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${stubs.length} entries added, ${addresses.length} host names removed`);
}

/** Optional dependencies that no entry of the lock file answers, as [path, stub] pairs. */
function findMissingOptionals(packages) {
  const found = new Map();
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isAnswered(packages, parent, name)) continue;
      found.set(`node_modules/${name}`, makeStub(name, range, entry));
    }
  }
  return [...found];
}

/** Node's own look-up: the parent's node_modules first, then each folder above. */
function isAnswered(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

function makeStub(name, range, parent) {
  const words = name.split(/[^a-z0-9]+/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(parent.dev ? { dev: true } : {}),
    ...(words.includes("musl") ? { libc: ["musl"] } : {}),
    optional: true,
    // A name that tells no platform is never the one for this machine: npm would have kept it.
    ...(os.length > 0 ? { os } : cpu.length > 0 ? {} : { os: ["none"] }),
  };
}
