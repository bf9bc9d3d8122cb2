/**
 * The key of the n-th posting of one business event, made from the event's own id: its last hex digit becomes
 * `ordinal`. The season run builds the same keys in SQL.
 * @param ordinal 0 to 15
 */
export function eventKey(id: string, ordinal: number): string {
  if (ordinal < 0 || ordinal > 15) throw new Error("An event has at most sixteen postings");
  return id.slice(0, -1) + ordinal.toString(16);
}
