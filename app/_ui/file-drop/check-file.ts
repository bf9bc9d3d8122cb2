export type FileRules = {
  /** As in <input accept>: 'image/*,.pdf'. */
  accept?: string;
  maxBytes?: number;
};

/** Why a chosen file cannot be taken, or undefined. Only a courtesy: the server looks into the file itself. */
export function checkFile(
  file: { name: string; type: string; size: number },
  { accept, maxBytes }: FileRules,
): "empty" | "tooLarge" | "wrongType" | undefined {
  if (file.size === 0) return "empty";
  if (maxBytes !== undefined && file.size > maxBytes) return "tooLarge";
  if (accept && !accept.split(",").some((pattern) => matches(file, pattern.trim().toLowerCase()))) return "wrongType";
  return undefined;
}

function matches(file: { name: string; type: string }, pattern: string): boolean {
  if (pattern.startsWith(".")) return file.name.toLowerCase().endsWith(pattern);
  if (pattern.endsWith("/*")) return file.type.toLowerCase().startsWith(pattern.slice(0, -1));
  return file.type.toLowerCase() === pattern;
}
