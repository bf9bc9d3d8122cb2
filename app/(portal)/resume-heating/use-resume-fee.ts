"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import type { ResumePreview } from "./resume-heating-flow";

/** What the season costs once some areas are heated again, asked of the server; of all of them it is known. Null until it is there. */
export function useResumeFee(preview: ResumePreview, areas: string[] | undefined): ResumePreview["fee"] {
  const trpc = useTRPC();
  const part = useQuery(
    trpc.portal.supply["resume-heating-form"].queryOptions(
      { areas },
      { enabled: areas !== undefined && areas.length > 0 },
    ),
  );
  return areas ? (part.data?.fee ?? null) : preview.fee;
}
