import { and, desc, eq, inArray } from "drizzle-orm";
import { configDocuments, divisions, networkNodes } from "@/db/schema";
import type { Ctx } from "@/server/platform/context";
import { dayOf } from "@/server/platform/dates";
import type { Known } from "./read-row";
import { classWords } from "./words";

type Names = Pick<Known, "divisions" | "stations" | "priceClasses" | "today" | "kind">;

const key = (word: string) => word.normalize("NFKC").trim().toLowerCase();

/** Everything of the subsidiary that a list may name: divisions, stations and price classes, by code and by name. */
export async function loadKnown(ctx: Ctx): Promise<Names> {
  const { tx, tenant } = ctx;
  const branches = await tx.select().from(divisions).where(eq(divisions.tenantId, tenant.id));
  const stations = await tx
    .select({ id: networkNodes.id, code: networkNodes.code, name: networkNodes.name })
    .from(networkNodes)
    .where(and(eq(networkNodes.tenantId, tenant.id), inArray(networkNodes.kind, ["source", "station", "zone"])));
  return {
    kind: tenant.kind,
    today: dayOf(ctx.now, tenant.timezone),
    divisions: byWord(branches),
    stations: byWord(stations),
    priceClasses: await loadPriceClasses(ctx),
  };
}

const byWord = (rows: { id: string; code: string; name: string }[]) =>
  new Map(rows.flatMap(({ id, code, name }) => [[key(name), id] as const, [key(code), id] as const]));

type Tariff = { priceClasses?: { slug: string; name?: { zh?: string; en?: string } }[] };

/** The price classes of every published tariff by slug and name, with the words that lists commonly use for them. */
async function loadPriceClasses({ tx, tenant }: Ctx): Promise<Map<string, string>> {
  const tariffs = await tx
    .select({ body: configDocuments.body })
    .from(configDocuments)
    .where(
      and(
        eq(configDocuments.tenantId, tenant.id),
        eq(configDocuments.kind, "tariff"),
        eq(configDocuments.status, "published"),
      ),
    )
    .orderBy(desc(configDocuments.effectiveFrom))
    .limit(5);
  const words = new Map<string, string>();
  const learn = (word: string | undefined, slug: string) => {
    if (word && !words.has(key(word))) words.set(key(word), slug);
  };
  const classes = tariffs.flatMap(({ body }) => (body as Tariff).priceClasses ?? []);
  for (const { slug, name } of classes) for (const word of [slug, name?.zh, name?.en]) learn(word, slug);
  const slugs = classes.length > 0 ? new Set(classes.map(({ slug }) => slug)) : new Set(Object.keys(classWords));
  for (const slug of slugs) for (const word of [slug, ...(classWords[slug] ?? [])]) learn(word, slug);
  return words;
}
