import type { AnyProcedure } from "@trpc/server";
import { hqPermissions, portalPermissions, staffPermissions } from "@/tenants/permissions";
import type { Meta, Surface } from "../../init";
import type { Sample } from "./sample";

/** As much of a router as the matrix needs: what tRPC itself keeps in `_def`. */
export type RouterLike = { _def: { procedures: Record<string, unknown>; lazy?: Record<string, unknown> } };
export type Listed = {
  path: string;
  type: AnyProcedure["_def"]["type"];
  inputs: { parseAsync: (value: unknown) => Promise<unknown> }[];
  meta: Meta;
  sample: Sample;
};

const known: Record<Surface, readonly string[]> = {
  staff: Object.keys(staffPermissions),
  portal: portalPermissions,
  visitor: portalPermissions.filter((one) => one.startsWith("public.")),
  hq: Object.keys(hqPermissions),
  operator: Object.keys(hqPermissions),
};

/** Walks a router: the procedures that can be tried, and what keeps the others from it. */
export function listProcedures(
  router: RouterLike,
  samples: Record<string, Sample | undefined>,
): { procedures: Listed[]; problems: string[] } {
  const procedures: Listed[] = [];
  const problems = Object.keys(router._def.lazy ?? {}).map(
    (path) => `${path} is loaded lazily, where the matrix cannot see it`,
  );
  for (const [path, value] of Object.entries(router._def.procedures)) {
    const { type, meta, inputs } = (value as { _def: { type: Listed["type"]; meta?: Meta; inputs: Listed["inputs"] } })
      ._def;
    const sample = samples[path];
    if (!meta?.surface || !meta.permission) problems.push(`${path} has no permission`);
    else if (!known[meta.surface]?.includes(meta.permission))
      problems.push(`${path} names ${meta.permission}, which ${meta.surface} does not know`);
    else if (!sample)
      problems.push(`${path} has no sample input: add one to server/trpc/test/procedure-matrix/samples.ts`);
    else procedures.push({ path, type, inputs, meta, sample });
    const room = path.split(".")[0];
    if (meta && roomOf[meta.surface] !== room)
      problems.push(`${path} is of surface ${meta.surface}, but stands under ${room}`);
  }
  const stale = Object.keys(samples).filter((path) => !Object.hasOwn(router._def.procedures, path));
  return { procedures, problems: [...problems, ...stale.map((path) => `${path} has a sample, but is no procedure`)] };
}

const roomOf: Record<Surface, string> = {
  staff: "staff",
  portal: "portal",
  visitor: "portal",
  hq: "hq",
  operator: "hq",
};
