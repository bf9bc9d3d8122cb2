import { randomInt } from "node:crypto";

// Without the signs that are mistaken for each other when read out: 0 o 1 l i.
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password of 12 random signs in three groups (59 bits), to be shown once and changed at the first sign-in. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return [group(), group(), group()].join("-");
}
