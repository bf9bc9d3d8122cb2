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

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).toSorted();

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
    return other !== undefined && new Set(placeholders(text)).symmetricDifference(new Set(placeholders(other))).size > 0;
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});
