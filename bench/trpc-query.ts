import { compareRates, type Figure } from "./harness";
import { load, startWeb } from "./_web";

const input = encodeURIComponent(JSON.stringify({ json: null, meta: { values: ["undefined"] } }));

/** A resident's bills through the API, signed in, against a bare route handler with the same transaction. */
export default async function benchTrpcQuery(): Promise<Figure[]> {
  const web = await startWeb();
  try {
    const figure = await compareRates({
      name: "authenticated tRPC query (a resident's bills), 10 connections",
      baseline: "a bare Next route handler with the same transaction",
      measure: () => load(web, `/api/trpc/portal.billing.list-bills?input=${input}`),
      against: () => load(web, "/api/bench-baseline"),
      atLeast: 0.6,
    });
    return [figure];
  } finally {
    await web.stop();
  }
}
