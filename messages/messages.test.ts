import { expect, test } from "vitest";
import en from "./en";
import zhCN from "./zh-CN";

/** Every leaf as "feature.path" → text. */
function leaves(tree: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(here, value);
    else for (const [deeper, text] of leaves(value, here)) found.set(deeper, text);
  }
  return found;
}

/** The names of the blanks in an ICU message; the branches of a plural are messages of their own. */
function blanks(text: string): Set<string> {
  const found = new Set<string>();
  for (const part of braced(text)) {
    const [, name = "", branches] = /^\s*(\w+)\s*(?:,\s*\w+\s*(?:,(.*))?)?$/s.exec(part) ?? [];
    found.add(name);
    for (const branch of braced(branches ?? "")) for (const inner of blanks(branch)) found.add(inner);
  }
  return found;
}

/** What stands in the outermost braces. */
function braced(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === "{" && depth++ === 0) start = index + 1;
    if (sign === "}" && --depth === 0) parts.push([...text].slice(start, index).join(""));
  }
  return parts;
}

const chinese = leaves(zhCN);
const english = leaves(en);

test("every word exists in both languages", () => {
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
});

test("no word is empty, and none is left in the other language", () => {
  const empty = [...chinese, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
  expect(empty).toEqual([]);
  const untranslated = [...english]
    .filter(([key]) => !key.startsWith("common.languages."))
    .filter(([, text]) => /\p{Script=Han}/u.test(text))
    .map(([key]) => key);
  expect(untranslated).toEqual([]);
});

test("both languages fill the same blanks", () => {
  const differing = [...chinese].filter(([key, text]) => {
    const other = english.get(key);
    return other !== undefined && blanks(text).symmetricDifference(blanks(other)).size > 0;
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});
