import type { Ctx } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import { conflict } from "@/server/platform/errors";
import type { ConfigKind } from "./kinds";
import { listVersions } from "./list-versions";
import { publishDraft } from "./publish-draft";
import { saveDraft } from "./save-draft";

type Words = { kind: ConfigKind; slug: string; body: unknown; effectiveFrom: PlainDate; seenVersion: number };

/** The newest version of a document that is changed without drafts; 0 when there is none. */
export async function newestVersion(ctx: Ctx, kind: ConfigKind, slug: string): Promise<number> {
  return (await listVersions(ctx, kind, slug))[0]?.version ?? 0;
}

/**
 * Publishes what needs no draft as the next version, in one deed. Refused (`version-changed`) when somebody published
 * another since the editor saw `seenVersion`: newer words are never overwritten unseen.
 */
export async function publishAtOnce(
  ctx: Ctx,
  { kind, slug, body, effectiveFrom, seenVersion }: Words,
): Promise<{ id: string; version: number }> {
  const [newest] = await listVersions(ctx, kind, slug);
  if ((newest?.version ?? 0) !== seenVersion) throw conflict("version-changed", { name: newest?.authorName ?? "" });
  const { updatedAt } = await saveDraft(ctx, { kind, slug, body, seenAt: null });
  return publishDraft(ctx, { kind, slug, effectiveFrom, note: "", seenAt: updatedAt });
}
