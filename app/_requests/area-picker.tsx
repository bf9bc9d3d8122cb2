"use client";
import type { ReactNode } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import type { NamedArea } from "@/server/supply/chosen-areas";
import { useAreaWords } from "./use-area-words";

export type PickedArea = { key: string; areaNo: string; kind: NamedArea["kind"]; chargeableArea: string };

type AreaPickerProps = {
  areas: PickedArea[];
  legend: string;
  hint: string;
  /** The keys of those that somebody left out, with commas: what a draft can keep. */
  leftOut: string;
  onChange: (leftOut: string) => void;
  /** What the choice costs. */
  children: ReactNode;
};

/** Which of a home's areas a request is about: all of them, until somebody leaves one out. */
export function AreaPicker({ areas, legend, hint, leftOut, onChange, children }: AreaPickerProps) {
  const words = useAreaWords();
  const out = new Set(leftOut.split(",").filter(Boolean));
  return (
    <fieldset className="mb-5 rounded-lg border border-line p-4">
      <legend className="px-1 font-medium">{legend}</legend>
      <p className="mb-1 text-[0.9375em] text-ink-2">{hint}</p>
      {areas.map((area) => (
        <Checkbox
          key={area.key}
          checked={!out.has(area.key)}
          onChange={() => onChange([...out.symmetricDifference(new Set([area.key]))].join(","))}
          label={words(named(area))}
        />
      ))}
      {children}
    </fieldset>
  );
}

export const named = ({ areaNo, kind, chargeableArea }: PickedArea): NamedArea => ({
  ...{ areaNo, kind, squareMetres: chargeableArea },
});

/** The areas that were not left out. */
export function chosenOf<Area extends { key: string }>(areas: Area[], leftOut = ""): Area[] {
  const out = leftOut.split(",");
  return areas.filter((area) => !out.includes(area.key));
}

/** What the request sends: the keys of a part; nothing when it is about all that it could be about. */
export function partOf(areas: { key: string }[], leftOut?: string): string[] | undefined {
  const chosen = chosenOf(areas, leftOut);
  return chosen.length < areas.length ? chosen.map((area) => area.key) : undefined;
}
