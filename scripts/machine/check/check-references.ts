import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../paths";
import type { Findings } from "./findings";
import { listFiles, listRooms } from "./list-files";

/** Every path and every `npm run` command that a document names must exist. */
export async function checkReferences(): Promise<Findings> {
  const manifest = readFileSync(join(projectRoot, "package.json"), "utf8");
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
  return listDocuments().flatMap((document) => {
    const text = readFileSync(join(projectRoot, document), "utf8");
    const paths = listPaths(text).filter((path) => !exists(path, document));
    const commands = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name = ""]) => `npm run ${name}`);
    const unknown = commands.filter((command) => !scripts[command.slice("npm run ".length)]);
    return [...paths, ...unknown].map((name) => `${document} names ${name}, which does not exist`);
  });
}

function listDocuments(): string[] {
  const files = [...readdirSync(projectRoot), ...listRooms().flatMap(listFiles)];
  return files.filter((name) => name.endsWith(".md"));
}

/** Paths in `code marks` and in [links](…); a pattern with a placeholder (<feature>, *, …) stands for many. */
function listPaths(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "");
  const marked = [...prose.matchAll(/`([^`\s]+)`/g)].map(([, path = ""]) => path);
  const linked = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, path = ""]) => path);
  const isPath = /^(\.{1,2}\/)?[\w@.()[\]-]+(\/[\w@.()[\]-]+)*\/?$/;
  return [...marked.filter(isOurs), ...linked].filter((path) => isPath.test(path));
}

/** `@scope/package` and `text/html` have a slash, too. */
function isOurs(path: string): boolean {
  const [first = ""] = path.split("/");
  return path.includes("/") && (first.startsWith(".") || [...listRooms(), "public"].includes(first));
}

function exists(path: string, document: string): boolean {
  if (/^\.(data|next)\b/.test(path)) return true;
  return existsSync(join(projectRoot, path)) || existsSync(join(projectRoot, dirname(document), path));
}
