import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../paths";

const rooms = ["app", "server", "db", "tenants", "emails", "messages", "scripts", "e2e", "bench"];

/** The rooms of the house that exist. */
export function listRooms(): string[] {
  const present = readdirSync(projectRoot);
  return rooms.filter((room) => present.includes(room));
}

/** Every TypeScript file of the rooms, as a path from the root. */
export function listSources(folders = listRooms()): string[] {
  return folders.flatMap((folder) => listFiles(folder).filter((path) => /\.tsx?$/.test(path)));
}

/** Every file below a folder, as a path from the root. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1));
}
