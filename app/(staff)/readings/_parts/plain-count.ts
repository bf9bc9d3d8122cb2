/** A count as a dial shows it: no noughts behind the last figure that counts. */
export function plainCount(value: string): string {
  return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
}
