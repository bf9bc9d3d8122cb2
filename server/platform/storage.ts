import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env";

// Next may load this module more than once in development; one disk is enough.
const keep = globalThis as { tributaryDisk?: Promise<Disk> };

function disk(): Promise<Disk> {
  keep.tributaryDisk ??= openDisk();
  return keep.tributaryDisk;
}

/** A bucket when S3_BUCKET is set, otherwise the folder STORAGE_DIR. */
async function openDisk(): Promise<Disk> {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, STORAGE_DIR } = env();
  if (!S3_BUCKET) {
    const { pathToFileURL } = await import("node:url");
    return new Disk(new FSDriver({ location: pathToFileURL(`${STORAGE_DIR}/`), visibility: "private" }));
  }
  // Loaded only where a bucket is used: the vendor's client is large.
  const { S3Driver } = await import("flydrive/drivers/s3");
  return new Disk(
    new S3Driver({
      bucket: S3_BUCKET,
      visibility: "private",
      region: S3_REGION ?? "us-east-1",
      // Stores that only speak S3's language know neither its lists of rights nor its bucket hosts.
      ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true, supportsACL: false } : {}),
      ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
        ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
        : {}),
    }),
  );
}

/** Where a subsidiary's file lies. Ids only: what a person called the file never becomes part of a path. */
export function storageKey(tenantId: string, room: string, id: string): string {
  return `${tenantId}/${room}/${id}`;
}

/** Stores a file whole; never inside a database transaction, for a bucket is a vendor. */
export async function putFile(key: string, content: Uint8Array, contentType: string): Promise<void> {
  await (await disk()).put(key, content, { contentType });
}

/** Stores a file as it arrives, for those too large to hold. */
export async function putFileStream(key: string, content: Readable, contentType: string): Promise<void> {
  await (await disk()).putStream(key, content, { contentType });
}

/** The whole of a file; throws when it is gone. */
export async function getFile(key: string): Promise<Uint8Array> {
  return (await disk()).getBytes(key);
}

/** A file as a stream; throws when it is gone. */
export async function getFileStream(key: string): Promise<Readable> {
  return (await disk()).getStream(key);
}

/** Removes a file; nothing happens when it is gone already. */
export async function deleteFile(key: string): Promise<void> {
  await (await disk()).delete(key);
}
