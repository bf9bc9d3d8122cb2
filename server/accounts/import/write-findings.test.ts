import { unzipSync, strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { csvCell, type FindingWords, writeFindingsCsv, writeFindingsXlsx } from "./write-findings";

const formula = '=HYPERLINK("http://evil.example","点我")';
const titles: [string, string, string, string, string] = ["行", "列", "内容", "问题", "怎么改"];
const pages = async function* (): AsyncGenerator<FindingWords[]> {
  yield [{ line: 2, column: "户名", value: formula, problem: "空", advice: "补上\u0001" }];
  yield [{ line: 3, column: "电话", value: '+86 138\n"x"', problem: "不对", advice: "改" }];
};

test("what would be a formula in a downloaded CSV is words", async () => {
  for (const start of ["=1+1", "+1", "-1", "@x", "\t=1", "  =1"]) expect(csvCell(start)).toBe(`"'${start}"`);
  expect(csvCell("平常")).toBe('"平常"');
  let text = "";
  for await (const part of writeFindingsCsv(pages(), titles)) text += part;
  expect(text.startsWith('\uFEFF"行"')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""点我"")"`);
  expect(text).toContain(`"'+86 138\n""x"""`);
});

test("a downloaded workbook holds texts and no formula", async () => {
  const files = unzipSync(await writeFindingsXlsx(pages(), titles));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!);
  expect(sheet).not.toContain("<f>");
  expect(
    Object.values(files)
      .map((file) => strFromU8(file))
      .join(""),
  ).toContain("HYPERLINK");
});
