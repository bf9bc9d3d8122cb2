import { randomUUIDv7 } from "node:crypto";

/** A new UUIDv7: sorts by time, so keys stay close together on disk. */
export function newId(): string {
  return randomUUIDv7();
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string is a uuid; anything that reaches a `SET LOCAL` must have passed this. */
export function isUuid(value: string): boolean {
  return uuidShape.test(value);
}
