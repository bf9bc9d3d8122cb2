import { checkImport, receiveUpload, runImport } from "@/server/accounts";
import { getImport } from "@/server/accounts/import/get-import";
import { listFindings } from "@/server/accounts/import/list-findings";
import { registerImport } from "@/server/accounts/import/register-import";
import { startCheck } from "@/server/accounts/import/start-check";
import { startImport } from "@/server/accounts/import/start-import";
import type { Tenant } from "@/server/platform/context";
import { asTenant } from "./factories";

type Choices = { mode?: "keep-good" | "all-or-nothing"; existing?: "update" | "keep"; effectiveOn?: string };

const bodyOf = (content: string | Uint8Array) => new Blob([content as BlobPart]).stream() as ReadableStream;

/** Uploads and checks a list as the page and the worker would. */
export async function checkList(
  tenant: Tenant,
  content: string | Uint8Array,
  { effectiveOn, name = "住户.csv" }: Choices & { name?: string } = {},
) {
  const upload = await receiveUpload(tenant, name, bodyOf(content));
  const { id } = await asTenant(tenant, (ctx) => registerImport(ctx, upload));
  const { mapping } = await asTenant(tenant, (ctx) => getImport(ctx, id));
  await asTenant(tenant, (ctx) => startCheck(ctx, { importId: id, mapping, ...(effectiveOn ? { effectiveOn } : {}) }));
  await checkImport({ tenantId: tenant.id, importId: id });
  return readBack(tenant, id);
}

/** Uploads, checks and takes over a list, and answers what became of it. */
export async function importList(
  tenant: Tenant,
  content: string | Uint8Array,
  choices: Choices & { name?: string } = {},
) {
  const { id } = await checkList(tenant, content, choices);
  const { mode = "keep-good", existing = "update" } = choices;
  await asTenant(tenant, (ctx) => startImport(ctx, { importId: id, mode, existing }));
  await runImport({ tenantId: tenant.id, importId: id });
  return readBack(tenant, id);
}

/** An import with its findings as "line:column:code". */
export async function readBack(tenant: Tenant, importId: string) {
  return asTenant(tenant, async (ctx) => {
    const { findings } = await listFindings(ctx, { importId, limit: 2000 });
    const list = await getImport(ctx, importId);
    return { ...list, wrong: findings.map(({ line, column, code }) => `${line}:${column}:${code}`), details: findings };
  });
}
