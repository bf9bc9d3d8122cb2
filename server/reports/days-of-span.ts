import type { Tenant } from "@/server/platform/context";
import type { PlainDate } from "@/server/platform/dates";
import type { spans } from "./schemas";

/** From when to when a span goes that ends on a day: a heating company's year begins with July, a water company's with January. */
export function daysOfSpan(
  { kind }: Pick<Tenant, "kind">,
  span: (typeof spans)[number],
  asOf: PlainDate,
): { from: PlainDate; asOf: PlainDate } {
  if (span === "month") return { from: `${asOf.slice(0, 7)}-01`, asOf };
  const year = Number(asOf.slice(0, 4));
  if (kind === "water") return { from: `${year}-01-01`, asOf };
  return { from: `${asOf.slice(5) < "07-01" ? year - 1 : year}-07-01`, asOf };
}
