import { SaxesParser } from "saxes";
import { invalid } from "@/server/platform/errors";
import { limits } from "./list-row";
import type { Workbook } from "./open-workbook";

const part = "xl/sharedStrings.xml";

/** The texts that a workbook's cells share, in order; phonetic guides left out. Refuses a table too large to hold. */
export async function readSharedStrings(workbook: Workbook): Promise<string[]> {
  const entry = workbook.parts.get(part);
  if (!entry) return [];
  if (entry.uncompressedSize > limits.sharedStringBytes) throw invalid("import-file-bomb");
  const texts: string[] = [];
  let text = "";
  let reading = false;
  let phonetic = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    const tag = name.slice(name.indexOf(":") + 1);
    if (tag === "si") text = "";
    if (tag === "rPh") phonetic = true;
    reading = tag === "t" && !phonetic;
  });
  const onText = (more: string) => {
    if (reading && text.length < limits.cellLength) text += more;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", ({ name }) => {
    const tag = name.slice(name.indexOf(":") + 1);
    reading = false;
    if (tag === "rPh") phonetic = false;
    if (tag === "si") texts.push(text);
  });
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of await workbook.read(part)) parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  parser.close();
  return texts;
}
