/** A bank's reference as it is kept and compared: full-width letters as plain ones, blanks once, at most 80 characters. */
export function bankReference(text: string): string {
  return plainCell(text).slice(0, 80).trim();
}

/** A cell of a statement as it is kept. */
export function plainCell(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
}
