import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Tenant } from "@/server/platform/context";

/** Tables to be filled in the order that their references allow, and the tables that these refer to. */
export type TwinTables = { tables: readonly string[]; parents: readonly string[] };

/** A table's rows as COPY text, in memory, so that only COPY itself is timed. */
export type Dump = { table: string; columns: string; chunks: Buffer[] };

/** How long something takes, in milliseconds. */
export async function timed(way: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await way();
  return performance.now() - started;
}

/**
 * Empty twins of the tables with their columns, keys, indexes, checks and references, and full ones of what they refer
 * to. Twins have no row security, under which PostgreSQL takes no COPY: a baseline that does strictly less.
 */
export async function makeTwins(owner: pg.Client, tenant: Tenant, { tables, parents }: TwinTables): Promise<void> {
  await owner.query("drop schema if exists twin cascade; create schema twin");
  for (const table of [...parents, ...tables])
    await owner.query(`create table twin.${table} (like public.${table} including all)`);
  for (const table of parents) await copyOne(owner, await dumpTable(owner, tenant, table));
  for (const table of tables) {
    const { rows: references } = await owner.query<{ rule: string }>(
      `select replace(pg_get_constraintdef(oid), 'REFERENCES ', 'REFERENCES twin.') as rule
       from pg_constraint where contype = 'f' and conrelid = ('public.' || $1)::regclass`,
      [table],
    );
    for (const { rule } of references)
      await owner.query(`alter table twin.${table} add ${rule.replace("twin.public.", "twin.")}`);
  }
  await owner.query("analyze");
}

/** The rows of a subsidiary, those for which `only` holds. Generated columns are made by the twin again. */
export async function dumpTable(owner: pg.Client, tenant: Tenant, table: string, only = "true"): Promise<Dump> {
  await owner.query("begin; set local role app_tenant");
  await owner.query(`set local app.tenant_id = '${tenant.id}'`);
  const { rows: found } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = found[0]?.columns ?? "";
  const chunks: Buffer[] = [];
  const rows = `select ${columns} from ${table} where tenant_id = '${tenant.id}' and ${only} order by id`;
  for await (const chunk of owner.query(copyTo(`copy (${rows}) to stdout`))) chunks.push(chunk as Buffer);
  await owner.query("commit");
  return { table, columns, chunks };
}

/** Copies dumps into their twins, all or nothing. */
export async function copyAll(owner: pg.Client, dumps: Dump[]): Promise<void> {
  await owner.query("begin");
  for (const one of dumps) await copyOne(owner, one);
  await owner.query("commit");
}

async function copyOne(owner: pg.Client, { table, columns, chunks }: Dump): Promise<void> {
  await pipeline(Readable.from(chunks), owner.query(copyFrom(`copy twin.${table} (${columns}) from stdin`)));
}
