import type pg from "pg";
import { groupTables } from "@/db/schema/hq";
import { sharedTables } from "@/db/schema/registry";

/** One thing in the database's catalogue that breaks a rule of the house, in words a developer can act on. */
export type Finding = { object: string; problem: string };

/** How a table keeps subsidiaries apart: by tenant, by tenant and group, or not at all for a written reason. */
export type Kind = "tenant" | "group" | "shared";

/** What the two short exemption lists say of a table; every other table belongs to one subsidiary. */
export function kindOf(table: string): Kind {
  if (Object.hasOwn(sharedTables, table)) return "shared";
  return Object.hasOwn(groupTables, table) ? "group" : "tenant";
}

/** The columns that may lead a key or an index of such a table. */
export const leaders: Record<Exclude<Kind, "shared">, string[]> = {
  tenant: ["tenant_id"],
  group: ["tenant_id", "group_id"],
};

export async function rowsOf<T>(client: pg.Client, text: string): Promise<T[]> {
  return (await client.query(text)).rows as T[];
}
