import { notFound } from "next/navigation";
import { isBenchServer } from "@/server/trpc/bench-baseline";

export const dynamic = "force-dynamic";

/** An empty page in the residents' frame for `npm run bench` to measure against; everywhere else there is none. */
export default function BenchBaselinePage() {
  if (!isBenchServer()) notFound();
  return null;
}
