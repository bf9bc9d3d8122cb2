import { twMerge } from "tailwind-merge";

type ClassValue = string | number | bigint | false | null | undefined | readonly ClassValue[];

/** Joins class names; a later Tailwind class beats an earlier one of the same kind. */
export function cx(...classes: ClassValue[]): string {
  return twMerge(join(classes));
}

function join(classes: ClassValue[]): string {
  return classes
    .flat(5)
    .filter((name) => typeof name === "string" && name !== "")
    .join(" ");
}
