import { deleteFile } from "@/server/platform/storage";
import type { Door } from "@/server/trpc/door";
import { receiveUpload } from "./receive-upload";
import { registerImport } from "./register-import";

/** Takes in a list as it arrives, outside of any transaction, and records it as an import that waits for its columns. */
export async function uploadList(door: Door, name: string, body: ReadableStream): Promise<{ id: string }> {
  const upload = await receiveUpload(door.tenant, name, body);
  try {
    return await door.run((ctx) => registerImport(ctx, upload));
  } catch (error) {
    await deleteFile(upload.storageKey);
    throw error;
  }
}
