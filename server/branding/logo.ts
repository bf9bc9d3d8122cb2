import { fileTypeFromBuffer } from "file-type";
import { audit } from "@/server/platform/audit";
import { invalid } from "@/server/platform/errors";
import { isUuid, newId } from "@/server/platform/ids";
import { getFile, putFile, storageKey } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";

export const logoMaxBytes = 512 * 1024;
/** Pictures that carry no script; an SVG can, and a logo is shown to everybody. */
const pictures = ["image/png", "image/jpeg", "image/webp"];

/**
 * Stores a logo and returns the address that branding may then name; until it is published nobody sees it.
 * @throws `logo-too-large`, `logo-not-a-picture` by what is inside the file, whatever it is called
 */
export async function storeLogo(door: Door, content: Uint8Array): Promise<{ logo: string }> {
  if (content.length > logoMaxBytes) throw invalid("logo-too-large", { kilobytes: logoMaxBytes / 1024 }, "logo");
  const type = await fileTypeFromBuffer(content);
  if (!type || !pictures.includes(type.mime)) throw invalid("logo-not-a-picture", {}, "logo");
  const id = newId();
  await putFile(storageKey(door.tenant.id, "branding", id), content, type.mime);
  await door.run((ctx) => audit(ctx, "branding.store-logo", { type: "logo", id }));
  return { logo: `/api/branding/logo/${id}` };
}

/** A logo of this subsidiary with its type; null when there is none of that id. */
export async function findLogo(tenantId: string, id: string): Promise<{ content: Uint8Array; type: string } | null> {
  if (!isUuid(id)) return null;
  try {
    const content = await getFile(storageKey(tenantId, "branding", id));
    const type = await fileTypeFromBuffer(content);
    return type && pictures.includes(type.mime) ? { content, type: type.mime } : null;
  } catch {
    return null;
  }
}
