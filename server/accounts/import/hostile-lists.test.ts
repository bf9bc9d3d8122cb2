import { deflateRawSync } from "node:zlib";
import { zipSync, strToU8 } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { makeTenant } from "@/db/test/factories";
import { checkList } from "@/db/test/import-list";
import type { Tenant } from "@/server/platform/context";
import { limits } from "./read/list-row";
import { cleanName, receiveUpload } from "./receive-upload";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const bodyOf = (content: string | Uint8Array) => new Blob([content as BlobPart]).stream() as ReadableStream;
const refused = (content: string | Uint8Array, code: string, name = "住户.xlsx") =>
  expect(receiveUpload(tenant, name, bodyOf(content)), code).rejects.toMatchObject({ name: "DomainError", code });

const header = "户号,户名,地址,建筑面积";
const row = (no: number) => `${no},王建国,阳光花园${no}-1-101,80`;

const parts = (sheet: string, extra: Record<string, Uint8Array> = {}) => ({
  "[Content_Types].xml": strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ),
  "xl/workbook.xml": strToU8(
    '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  "xl/_rels/workbook.xml.rels": strToU8(
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  "xl/worksheets/sheet1.xml": strToU8(sheet),
  ...extra,
});
const cells = (values: string[]) => values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join("");
const sheetOf = (rows: string[][]) =>
  `<worksheet><sheetData>${rows.map((one) => `<row>${cells(one)}</row>`).join("")}</sheetData></worksheet>`;

test("a file is what it contains, whatever it is called", async () => {
  await refused("", "import-file-empty");
  await refused(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "import-file-type");
  await refused("%PDF-1.7\n1 0 obj", "import-file-type");
  await refused("<html><table><tr><td>户号</td></tr></table></html>", "import-file-type");
  await refused(zipSync({ "a.txt": strToU8("nothing") }), "import-file-type");
  await refused(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "import-file-old-excel");
  await refused(Buffer.from("户号\0,\u0001x\n1,2", "utf8"), "import-file-type", "a.csv");
  const csv = await receiveUpload(tenant, "a.xlsx", bodyOf(`${header}\n${row(1)}\n`));
  expect(csv.format).toBe("csv");
});

test("a workbook that would unpack without end is refused before it is unpacked", async () => {
  const bloated = sheetOf([["户号", "户名"]]).replace("</sheetData>", `${" ".repeat(30_000_000)}</sheetData>`);
  await refused(zipSync(parts(bloated), { level: 9 }), "import-file-bomb");
});

test("a workbook that lies about its sizes is cut off", async () => {
  const honest = zipSync(
    parts(
      sheetOf([
        ["户号", "户名", "地址"],
        ["1", "甲", "乙"],
      ]),
    ),
  );
  const lying = Buffer.from(honest);
  // The central directory's word for the sheet's unpacked size, made too small.
  const at = lying.lastIndexOf("xl/worksheets/sheet1.xml");
  lying.writeUInt32LE(10, at - 46 + 24);
  await refused(lying, "import-file-broken");
  await refused(honest.slice(0, honest.length - 40), "import-file-broken");
  const broken = Buffer.from(zipSync(parts("<worksheet><sheetData><row>")));
  await refused(broken, "import-file-broken");
});

test("entities in a workbook's XML are not expanded", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${sheetOf([
    ["户号", "户名"],
    ["&b;", "x"],
  ])}`;
  await refused(zipSync(parts(bomb)), "import-file-broken");
});

test("dates counted from 1904 and hidden-only workbooks are told, not guessed", async () => {
  const sheet = sheetOf([
    ["户号", "户名"],
    ["1", "甲"],
  ]);
  const old = parts(sheet, {
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet r:id="rId1"/></sheets></workbook>',
    ),
  });
  await refused(zipSync(old), "import-file-1904");
  const hidden = parts(sheet, {
    "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet state="hidden" r:id="rId1"/></sheets></workbook>'),
  });
  await refused(zipSync(hidden), "import-file-no-sheet");
});

test("an over-large file is refused while it arrives, and nothing of it is kept", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_048_576;
      controller.enqueue(new Uint8Array(1_048_576));
    },
  });
  await expect(receiveUpload(tenant, "a.csv", endless)).rejects.toMatchObject({ code: "import-file-too-large" });
  expect(sent).toBeLessThan(limits.fileBytes + 8 * 1_048_576);
});

test("a hostile file name loses its path, its control signs and its length", () => {
  expect(cleanName("../../etc/passwd")).toBe("passwd");
  expect(cleanName("C:\\lists\\住户.csv")).toBe("住户.csv");
  expect(cleanName("a\u202Evsc.exe\0\n")).toBe("avsc.exe");
  expect(cleanName(`${"长".repeat(500)}.csv`)).toHaveLength(120);
  expect(cleanName("///")).toBe("list");
});

test("GBK, UTF-16 and UTF-8 with and without a mark are read alike, with any common separator", async () => {
  const text = `${header}\n${row(1)}\n`;
  const gbk = Buffer.from(
    "bba7bac52cbba7c3fb2cb5d8d6b72cbda8d6fec3e6bbfd0a312ccdf5bda8b9fa2cd1f4b9e2bba8d4b0312d312d3130312c38300a",
    "hex",
  );
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(",", "\t"), "utf16le")]);
  for (const [content, encoding] of [
    [text, "utf-8"],
    [`\uFEFF${text}`, "utf-8"],
    [gbk, "gb18030"],
    [utf16, "utf-16le"],
    [text.replaceAll(",", ";"), "utf-8"],
  ] as const) {
    const checked = await checkList(tenant, content);
    expect(checked).toMatchObject({ encoding, goodRows: 1, headers: header.split(","), wrong: [] });
  }
  await refused(Buffer.from([0x81, 0x20, 0xff, 0xff, 0x80]), "import-file-encoding", "a.csv");
});

test("a quote that never closes names the line where it opened", async () => {
  const open = '2,"王建国,阳光花园2-1-101,80';
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => row(from + index)).join("\n");
  const upload = receiveUpload(tenant, "a.csv", bodyOf(`${header}\n${row(1)}\n${open}\n${row(3)}\n`));
  await expect(upload).rejects.toMatchObject({ code: "import-quote-open", params: { line: 3 } });
  // Further down than the first look reaches, and with more behind it than one cell can hold.
  for (const after of [3, 9000]) {
    const checked = await checkList(tenant, `${header}\n${rows(100, 60)}\n${open}\n${rows(1000, after)}\n`);
    expect(checked).toMatchObject({ status: "failed", error: "import-quote-open", errorParams: { line: 62 } });
  }
});

test("rows with too few or too many cells are findings; stray quotes and line breaks in cells are not", async () => {
  const checked = await checkList(
    tenant,
    `${header}\n1,王建国\n2,王建国,阳光花园2-1-101,80,90\n3,3"王,阳光花园3-1-101,80\n4,"王\n建国",阳光花园4-1-101,80\n\n5,王建国,阳光花园5-1-101,坏\n`,
  );
  expect(checked.wrong).toEqual(["2::column-count", "3::column-count", "8:建筑面积:bad-area"]);
  expect(checked.goodRows).toBe(2);
});

test("lists without names of columns, or without rows, say so", async () => {
  await refused("hello\nworld\n", "import-no-header", "a.csv");
  await refused(`${header}\n`, "import-no-rows", "a.csv");
});

test("what a spreadsheet has broken is told from what a person mistyped", async () => {
  const checked = await checkList(
    tenant,
    `户号,户名,地址,建筑面积,电话,身份证号\n3.70102E+11,甲,阳光花园1-1-101,80,,\n2,乙,阳光花园2-1-101,#REF!,1.39E+10,\n3,丙\uFFFD,阳光花园3-1-101,80,,370102196503071235\n`,
  );
  expect(checked.wrong.toSorted()).toEqual([
    "2:户号:number-cut",
    "3:建筑面积:spreadsheet-error",
    "3:电话:number-cut",
    "4:户名:unreadable-text",
    "4:身份证号:bad-id-number",
  ]);
});

test("a deflate stream that ends too early is broken, not endless", async () => {
  const zip = Buffer.from(
    zipSync(
      parts(
        sheetOf([
          ["户号", "户名"],
          ["1", "甲"],
        ]),
      ),
    ),
  );
  const packed = deflateRawSync(Buffer.from("x"));
  const at = zip.indexOf("xl/workbook.xml") + "xl/workbook.xml".length;
  packed.copy(zip, at);
  await refused(zip, "import-file-broken");
});
