import { type CompareInput, compareInput } from "@/server/hq/schemas";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The period in an address; whatever is not understood counts as not said. */
export function readWish(params: SearchParams): CompareInput {
  const one = (key: string) => {
    const value = params[key];
    return typeof value === "string" && value ? value : undefined;
  };
  const said = Object.fromEntries(
    ["period", "from", "to", "against"].flatMap((key) => (one(key) ? [[key, one(key)]] : [])),
  );
  return compareInput.safeParse(said).data ?? {};
}

/** The same as a query string, for links that keep the period. */
export function writeWish(wish: CompareInput): string {
  return new URLSearchParams(Object.entries(wish).filter(([, value]) => value)).toString();
}
