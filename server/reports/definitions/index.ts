import type { ReportSlug } from "../schemas";
import type { Definition } from "./definition";
import { arrearsByAge, channels, collectionRate, receivables, waivers } from "./money";
import { areas, stops } from "./supply";

/** Every report there is. */
export const definitions: Record<ReportSlug, Definition> = {
  receivables,
  "arrears-by-age": arrearsByAge,
  "collection-rate": collectionRate,
  waivers,
  stops,
  areas,
  channels,
};

export type { Column, Definition, Question, Unit } from "./definition";
