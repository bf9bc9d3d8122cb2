import type { Ctx } from "@/server/platform/context";
import { getDocument } from "@/tenants/config/find-current-document";
import { listVersions } from "@/tenants/config/list-versions";
import { type BankProfileInput, bankProfileSchema } from "@/tenants/schemas/bank-profile";
import { listProfiles } from "./read-profile";

/** Every way in which a bank writes its files: the version in force, if any, and whether somebody works on another. */
export async function listProfileSettings(ctx: Pick<Ctx, "tx" | "tenant">) {
  const versions = await listVersions(ctx, "bank-profile");
  const inForce = new Map((await listProfiles(ctx)).map((one) => [one.slug, one]));
  return [...new Set(versions.map(({ slug }) => slug))].map((slug) => {
    const mine = versions.filter((one) => one.slug === slug);
    const current = inForce.get(slug);
    return {
      slug,
      name: current?.profile.name ?? null,
      layout: current?.profile.layout ?? null,
      version: current?.version ?? 0,
      publishedAt: mine.find(({ status }) => status === "published")?.publishedAt ?? null,
      draftBy: mine.find(({ status }) => status === "draft")?.authorName ?? null,
    };
  });
}

/** One of them for its editor: the draft whatever its faults, else the version in force, else that of `from` as a start. */
export async function getProfileSettings(
  ctx: Pick<Ctx, "tx" | "tenant">,
  { slug, from }: { slug: string; from?: string | undefined },
) {
  const versions = await listVersions(ctx, "bank-profile", slug);
  const draftRow = versions.find(({ status }) => status === "draft");
  const draft = draftRow && (await getDocument(ctx, draftRow.id));
  const profiles = await listProfiles(ctx);
  const current = profiles.find((one) => one.slug === slug);
  const start = current ?? profiles.find((one) => one.slug === from) ?? profiles[0];
  return {
    slug,
    versions,
    version: current?.version ?? 0,
    draft: draft ? { updatedAt: draft.updatedAt, authorName: draft.authorName, version: draft.version } : null,
    // A draft is kept whatever its faults; the form needs all its parts.
    body: { ...emptyProfile, ...((draft?.body ?? start?.profile) as BankProfileInput | undefined) },
  };
}

const emptyProfile = bankProfileSchema.parse({
  ...{ name: { zh: "银行", en: "Bank" }, encoding: "utf-8", layout: "csv", amountUnit: "yuan" },
  fields: { accountNo: { at: 1 }, amount: { at: 2 } },
  control: { at: "last", count: { at: 1 }, total: { at: 2 }, covers: "all" },
});

export type ProfileSettings = Awaited<ReturnType<typeof getProfileSettings>>;
