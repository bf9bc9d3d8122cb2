import { isBenchServer, readBenchBaseline } from "@/server/trpc/bench-baseline";

export const dynamic = "force-dynamic";

/** A bare route for `npm run bench` to measure against; everywhere else there is no such address. */
export async function GET() {
  if (!isBenchServer()) return new Response("Not found", { status: 404 });
  const text = JSON.stringify(await readBenchBaseline(), (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return new Response(text, { headers: { "content-type": "application/json" } });
}
