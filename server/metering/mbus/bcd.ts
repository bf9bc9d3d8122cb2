/** Packed decimal, least significant byte first, as its digits; a serial number keeps its leading noughts. */
export function bcdText(bytes: Uint8Array): string {
  return [...bytes]
    .toReversed()
    .map((byte) => byte.toString(16).padStart(2, "0").toUpperCase())
    .join("");
}
