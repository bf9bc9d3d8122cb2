import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { asTenant, makeTenant } from "@/db/test/factories";
import { checkImport, receiveUpload, runImport } from "@/server/accounts";
import { getImport } from "@/server/accounts/import/get-import";
import { registerImport } from "@/server/accounts/import/register-import";
import { startCheck } from "@/server/accounts/import/start-check";
import { startImport } from "@/server/accounts/import/start-import";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { type Figure, median, printFigure, settle } from "./harness";

const rows = Number(process.env.ROWS ?? 100_000);
const repetitions = 3;

/** The tables that an import fills, in the order that their references allow. */
const tables = [
  "persons",
  "premises",
  "service_points",
  "accounts",
  "account_roles",
  "service_agreements",
  "chargeable_areas",
] as const;

/**
 * A list of 100,000 households through the real verbs (upload, check of every cell, take-over), against COPY of the rows it
 * made into tables with the same columns, keys, indexes, checks and references. PostgreSQL takes no COPY into a table
 * under row security, so the baseline's twins have none: it does strictly less.
 */
export default async function benchImport(): Promise<Figure[]> {
  const list = makeList();
  const owner = new pg.Client({ connectionString: env().DATABASE_URL });
  await owner.connect();
  try {
    const imported: number[] = [];
    const copied: number[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      const tenant = await makeTenant();
      imported.push(await timed(() => importAll(tenant, list)));
      await makeTwins(owner, tenant);
      const dumps = await dump(owner, tenant);
      copied.push(await timed(() => copyAll(owner, dumps)));
      await settle();
    }
    const figure: Figure = {
      name: `import of ${rows.toLocaleString("en")} households from CSV`,
      baseline: `COPY of the same ${tables.length} × ${rows.toLocaleString("en")} rows, same keys and references`,
      measuredMs: median(imported),
      baselineMs: median(copied),
      ratio: median(imported) / median(copied),
      target: 3,
    };
    printFigure(figure);
    return [figure];
  } finally {
    await owner.end();
  }
}

async function timed(way: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await way();
  return performance.now() - started;
}

export function makeList(): string {
  const lines = ["户号,户名,联系电话,身份证号,小区,楼号,单元,房号,建筑面积,收费面积,用热性质,开户日期"];
  for (let n = 1; n <= rows; n += 1) {
    const place = `${["阳光", "文化", "泉城", "历山"][n % 4]}花园${Math.floor(n / 400)}期,${Math.floor((n % 400) / 40) + 1},${Math.floor((n % 40) / 20) + 1},${n % 20}01`;
    lines.push(
      `${37_010_000_000 + n},${"王李张刘陈"[n % 5]}建国${n % 97},${13_900_000_000 + n},,${place},${60 + (n % 90)}.50,${55 + (n % 90)},居民,2019-11-01`,
    );
  }
  return `${lines.join("\n")}\n`;
}

export async function importAll(tenant: Tenant, list: string): Promise<void> {
  const upload = await receiveUpload(tenant, "households.csv", new Blob([list]).stream() as ReadableStream);
  const { id: importId } = await asTenant(tenant, (ctx) => registerImport(ctx, upload));
  const { mapping } = await asTenant(tenant, (ctx) => getImport(ctx, importId));
  await asTenant(tenant, (ctx) => startCheck(ctx, { importId, mapping }));
  await checkImport({ tenantId: tenant.id, importId });
  await asTenant(tenant, (ctx) => startImport(ctx, { importId, mode: "keep-good", existing: "update" }));
  await runImport({ tenantId: tenant.id, importId });
  const done = await asTenant(tenant, (ctx) => getImport(ctx, importId));
  if (done.created !== rows)
    throw new Error(`The import made ${done.created} accounts: ${done.status} ${done.error ?? ""}`);
}

/** Empty twins of the tables, references among themselves and to the rows that were there before included. */
async function makeTwins(owner: pg.Client, tenant: Tenant): Promise<void> {
  await owner.query("drop schema if exists twin cascade; create schema twin");
  const all = ["divisions", "network_nodes", ...tables];
  for (const table of all) await owner.query(`create table twin.${table} (like public.${table} including all)`);
  for (const table of all) {
    const { rows: references } = await owner.query<{ rule: string }>(
      `select replace(pg_get_constraintdef(oid), 'REFERENCES ', 'REFERENCES twin.') as rule
       from pg_constraint where contype = 'f' and conrelid = ('public.' || $1)::regclass`,
      [table],
    );
    for (const { rule } of references)
      await owner.query(`alter table twin.${table} add ${rule.replace("twin.public.", "twin.")}`);
  }
  await owner.query("begin; set local role app_tenant");
  await owner.query(`set local app.tenant_id = '${tenant.id}'`);
  const { rows: divisions } = await owner.query(
    "select tenant_id, id, code, name from divisions where tenant_id = $1",
    [tenant.id],
  );
  await owner.query("commit");
  for (const { tenant_id, id, code, name } of divisions) {
    await owner.query("insert into twin.divisions (tenant_id, id, code, name) values ($1, $2, $3, $4)", [
      tenant_id,
      id,
      code,
      name,
    ]);
  }
}

type Dump = { table: string; columns: string; chunks: Buffer[] };

/** The rows as COPY text, in memory, so that only COPY itself is timed. Generated columns are made by the twin again. */
async function dump(owner: pg.Client, tenant: Tenant): Promise<Dump[]> {
  const dumps: Dump[] = [];
  await owner.query("begin; set local role app_tenant");
  await owner.query(`set local app.tenant_id = '${tenant.id}'`);
  for (const table of tables) {
    const { rows: found } = await owner.query<{ columns: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
       where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const columns = found[0]?.columns ?? "";
    const chunks: Buffer[] = [];
    const query = `copy (select ${columns} from ${table} where tenant_id = '${tenant.id}' order by id) to stdout`;
    for await (const chunk of owner.query(copyTo(query))) chunks.push(chunk as Buffer);
    dumps.push({ table, columns, chunks });
  }
  await owner.query("commit");
  return dumps;
}

async function copyAll(owner: pg.Client, dumps: Dump[]): Promise<void> {
  await owner.query("begin");
  for (const { table, columns, chunks } of dumps) {
    await pipeline(Readable.from(chunks), owner.query(copyFrom(`copy twin.${table} (${columns}) from stdin`)));
  }
  await owner.query("commit");
}
