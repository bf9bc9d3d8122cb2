import { z } from "zod";
import { router, staff } from "@/server/trpc/init";
import { cancelImport } from "./import/cancel-import";
import { getImport } from "./import/get-import";
import { listFindings } from "./import/list-findings";
import { listImports } from "./import/list-imports";
import { startCheck } from "./import/start-check";
import { startImport } from "./import/start-import";
import { checkInput, findingsInput, importChoices } from "./import/schemas";

const one = z.object({ importId: z.uuid() });

/** A household list on its way in, once /api/imports has taken the file: columns → check → findings → import. */
export const importsRouter = router({
  list: staff("accounts.import")
    .input(z.object({ before: z.date().optional() }))
    .query(({ ctx, input }) => listImports(ctx, input)),
  get: staff("accounts.import")
    .input(one)
    .query(({ ctx, input }) => getImport(ctx, input.importId)),
  findings: staff("accounts.import")
    .input(findingsInput)
    .query(({ ctx, input }) => listFindings(ctx, input)),
  "start-check": staff("accounts.import")
    .input(checkInput)
    .mutation(({ ctx, input }) => startCheck(ctx, input)),
  "start-import": staff("accounts.import")
    .input(importChoices)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  cancel: staff("accounts.import")
    .input(one)
    .mutation(({ ctx, input }) => cancelImport(ctx, input)),
});
