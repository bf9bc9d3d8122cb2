/** 3701************34: enough to compare with a card that lies on the counter, not enough to use. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 8
    ? "********"
    : `${idNumber.slice(0, 4)}${"*".repeat(idNumber.length - 6)}${idNumber.slice(-2)}`;
}
