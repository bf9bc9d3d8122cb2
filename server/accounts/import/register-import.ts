import { imports } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { newId } from "@/server/platform/ids";
import type { Upload } from "./schemas";
import { guessMapping } from "./guess-mapping";
import { recallMapping } from "./recall-mapping";

/** Makes an import of a stored list, its columns guessed from their names and from what was said of them before. */
export async function registerImport(ctx: Ctx, upload: Upload): Promise<{ id: string }> {
  const { tx, tenant, actor, now } = ctx;
  const id = newId();
  await tx.insert(imports).values({
    ...upload,
    id,
    tenantId: tenant.id,
    status: "uploaded",
    mapping: guessMapping(upload.headers, await recallMapping(ctx)),
    startedBy: "userId" in actor ? actor.userId : null,
    startedByName: actor.name,
    createdAt: now,
    updatedAt: now,
  });
  await audit(
    ctx,
    "accounts.upload-list",
    { type: "import", id },
    { fileName: upload.fileName, sha256: upload.sha256 },
  );
  return { id };
}
