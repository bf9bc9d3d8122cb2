"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import type { StopPreview } from "./stop-preview";

/** What a stop of some areas costs, asked of the server; of the whole home it is known. Null until it is there. */
export function useStopFee(preview: StopPreview, areas: string[] | undefined): StopPreview["fee"] {
  const trpc = useTRPC();
  const part = useQuery(
    trpc.portal.supply["stop-heating-form"].queryOptions(
      { areas },
      { enabled: areas !== undefined && areas.length > 0 },
    ),
  );
  return areas ? (part.data?.fee ?? null) : preview.fee;
}
