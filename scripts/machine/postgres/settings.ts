import { existsSync, statfsSync } from "node:fs";
import { totalmem } from "node:os";

const mebibyte = 1024 * 1024;

/**
 * Settings for one modest machine shared with the web server, as the text of a configuration file. A scratch cluster
 * (tests) gives up durability for speed: it is made anew at will.
 */
export function writeSettings(port: number, scratch: boolean): string {
  const memory = Math.floor(readMemory() / mebibyte);
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: `${clamp(memory / 8, 64, 2048)}MB`,
    effective_cache_size: `${clamp(memory / 2, 256, 65_536)}MB`,
    work_mem: `${clamp(memory / 512, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memory / 32, 64, 512)}MB`,
    max_wal_size: "4GB",
    min_wal_size: "128MB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    password_encryption: "scram-sha-256",
    ...(hasSmallSharedMemory() ? { dynamic_shared_memory_type: "mmap" } : {}),
    ...(scratch ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written anew at every start by scripts/machine/postgres/settings.ts\n${lines.join("\n")}\n`;
}

/** The machine's memory, or the container's limit where there is one. */
function readMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Containers often mount 64 MB there, and a parallel query would fail for want of space. */
function hasSmallSharedMemory(): boolean {
  if (!existsSync("/dev/shm")) return false;
  const { blocks, bsize } = statfsSync("/dev/shm");
  return blocks * bsize < 256 * mebibyte;
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
