import pg from "pg";
import { asTenant, makeTenant } from "@/db/test/factories";
import { checkImport, receiveUpload, runImport } from "@/server/accounts";
import { getImport } from "@/server/accounts/import/get-import";
import { registerImport } from "@/server/accounts/import/register-import";
import { startCheck } from "@/server/accounts/import/start-check";
import { startImport } from "@/server/accounts/import/start-import";
import type { Tenant } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { copyAll, type Dump, dumpTable, makeTwins, timed } from "./_twins";
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
];
const parents = ["divisions", "network_nodes"];

/**
 * A list of 100,000 households through the real verbs (upload, check of every cell, take-over), against COPY of the rows it
 * made into twins of the tables.
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
      await makeTwins(owner, tenant, { tables, parents });
      const dumps: Dump[] = [];
      for (const table of tables) dumps.push(await dumpTable(owner, tenant, table));
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

function makeList(): string {
  const lines = ["户号,户名,联系电话,身份证号,小区,楼号,单元,房号,建筑面积,收费面积,用热性质,开户日期"];
  for (let n = 1; n <= rows; n += 1) {
    const place = `${["阳光", "文化", "泉城", "历山"][n % 4]}花园${Math.floor(n / 400)}期,${Math.floor((n % 400) / 40) + 1},${Math.floor((n % 40) / 20) + 1},${n % 20}01`;
    lines.push(
      `${37_010_000_000 + n},${"王李张刘陈"[n % 5]}建国${n % 97},${13_900_000_000 + n},,${place},${60 + (n % 90)}.50,${55 + (n % 90)},居民,2019-11-01`,
    );
  }
  return `${lines.join("\n")}\n`;
}

async function importAll(tenant: Tenant, list: string): Promise<void> {
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
