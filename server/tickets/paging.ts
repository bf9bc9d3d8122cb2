/** A place in a list ordered by an instant and an id, as the address bar carries it. */
export type Cursor = { at: Date; id: string };

export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}_${id}`;

/** The place behind a cursor; null for anything that is none. */
export function readCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? "");
  return match ? { at: new Date(Number(match[1])), id: match[2] ?? "" } : null;
}
