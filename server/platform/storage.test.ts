import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { newId } from "./ids";
import { deleteFile, getFile, getFileStream, putFile, putFileStream, storageKey } from "./storage";

test("what was stored comes back byte for byte, whole or as a stream, and is gone after removal", async () => {
  const key = storageKey(newId(), "documents", newId());
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => index % 251);
  await putFile(key, bytes, "application/pdf");
  expect(Uint8Array.from(await getFile(key))).toEqual(bytes);
  const parts: Buffer[] = [];
  for await (const part of await getFileStream(key)) parts.push(part as Buffer);
  expect(Uint8Array.from(Buffer.concat(parts))).toEqual(bytes);
  await deleteFile(key);
  await expect(getFile(key)).rejects.toThrow();
  await deleteFile(key);
});

test("a stream is stored whole", async () => {
  const key = storageKey(newId(), "imports", newId());
  await putFileStream(key, Readable.from([Buffer.from("户号,"), Buffer.from("姓名\n")]), "text/csv");
  expect(Buffer.from(await getFile(key)).toString()).toBe("户号,姓名\n");
  await deleteFile(key);
});
