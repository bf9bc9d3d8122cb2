import type { Ctx } from "@/server/platform/context";
import { invalid, notFound } from "@/server/platform/errors";
import { getDocument } from "@/tenants/config/find-current-document";
import { type Tariff, tariffSchema } from "@/tenants/schemas/tariff";
import { tariffProblems } from "@/tenants/schemas/tariff-problems";
import { type SeasonInfo, seasonsOf } from "../seasons/list-seasons";

/** The one document that all tariff versions of a subsidiary belong to. */
export const tariffSlug = "tariff";

/** @throws `tariff-has-problems` with their number */
export function checkedTariff(body: unknown): Tariff {
  const checked = tariffSchema.safeParse(body);
  if (!checked.success) throw invalid("tariff-has-problems", { count: tariffProblems(body).length });
  return checked.data;
}

/** A version, draft or published, with the seasons that it names, each under its own rules. */
export async function getTariffVersion(ctx: Pick<Ctx, "tx" | "tenant">, id: string) {
  const document = await getDocument(ctx, id);
  if (document.kind !== "tariff") throw notFound();
  const tariff = checkedTariff(document.body);
  return { id, version: document.version, tariff, seasons: seasonsUnder(id, document.version, tariff) };
}

/** The seasons of one tariff as if it governed every one of them. */
export const seasonsUnder = (id: string, version: number, tariff: Tariff): SeasonInfo[] =>
  seasonsOf([{ id, version, effectiveFrom: "0001-01-01", tariff }]);
