import type { Tx } from "./tenant";

const known = new WeakMap<Tx, Map<string, unknown>>();

/**
 * A statement that each connection parses and plans once: `build` makes it under `name`, with placeholders for what
 * changes. For the few reads that are asked all day; a plan for everybody must suit everybody.
 */
export function preparedOn<T>(tx: Tx, name: string, build: (tx: Tx, name: string) => T): T {
  const mine = known.get(tx) ?? new Map<string, unknown>();
  known.set(tx, mine);
  if (!mine.has(name)) mine.set(name, build(tx, name));
  return mine.get(name) as T;
}
