/** A count with separators: 1,650,000. */
export const formatCount = (value: number | bigint): string => value.toLocaleString("en");
