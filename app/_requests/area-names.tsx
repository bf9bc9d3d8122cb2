import type { NamedArea } from "@/server/supply/chosen-areas";
import { useAreaWords } from "./use-area-words";

/** A few areas in one line. */
export function AreaNames({ areas }: { areas: NamedArea[] }) {
  const words = useAreaWords();
  return areas.map(words).join(" · ");
}
