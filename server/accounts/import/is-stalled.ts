import type { Import } from "./read-import";

const silenceMs = 45_000;

/** Whether an import that should be at work has given no sign of life for so long that its worker must be gone. */
export function isStalled({ status, updatedAt }: Pick<Import, "status" | "updatedAt">, now: Date): boolean {
  return ["checking", "importing"].includes(status) && now.getTime() - updatedAt.getTime() > silenceMs;
}
