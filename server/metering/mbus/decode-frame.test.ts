import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeFrame } from "./decode-frame";
import { FrameError } from "./frame-error";
import type { Decimal } from "./read-records";

const folder = "../shared/data/mbus_frames/test";
const present = existsSync(folder);
const framesOf = (kind: string) => (present ? globSync(`${folder}/${kind}/*.hex`).toSorted() : []);
const away = present ? "" : " (skipped: the frames of real meters are not beside this checkout)";

const number = (value: Decimal | null) => (value ? Number(`${value.count}e${value.exponent}`) : null);
const tag = (xml: string, name: string) =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll("&amp;", "&") ?? null;

/** What an independent decoder said of the same bytes, for the quantities that this one names. */
const compared = new Set([
  ...["Energy", "Volume", "Power", "Volume flow", "Flow temperature", "Return temperature"],
  ...["Temperature difference", "External temperature"],
]);
const functions: Record<string, string> = {
  "Instantaneous value": "instantaneous",
  "Actual value": "instantaneous",
  "Maximum value": "maximum",
  "Minimum value": "minimum",
  "Value during error state": "error",
};

test.skipIf(!present).each(framesOf("test-frames"))("%s decodes as others decode it", (path) => {
  const xml = readFileSync(path.replace(/hex$/, "norm.xml"), "latin1");
  const decoded = decodeFrame(readFileSync(path, "utf8"));
  const head = xml.slice(0, xml.indexOf("</SlaveInformation>"));
  expect(decoded.id.replace(/^0+/, "")).toBe((tag(head, "Id") ?? "").replace(/^0+/, ""));
  if (decoded.manufacturer) expect(decoded.manufacturer).toBe(tag(head, "Manufacturer"));
  // The old fixed structure stands in the XML in words of its own; it has a test below.
  if (!decoded.manufacturer) return;
  const expected = xml
    .split("<DataRecord")
    .slice(1)
    .filter(
      (record) =>
        compared.has(tag(record, "Quantity") ?? "") &&
        ["Wh", "m^3", "W", "m^3/h", "°C", "K"].includes(Buffer.from(tag(record, "Unit") ?? "", "latin1").toString()),
    );
  const mine = decoded.records.filter(
    ({ quantity, unit }) => compared.has(quantity) && ["Wh", "m^3", "W", "m^3/h", "°C", "K"].includes(unit),
  );
  expect(mine.length).toBe(expected.length);
  for (const [index, record] of expected.entries()) {
    const own = mine[index]!;
    const label = `${path} record ${index}`;
    expect(own.quantity, label).toBe(tag(record, "Quantity"));
    expect(own.function, label).toBe(functions[tag(record, "Function") ?? ""]);
    expect(own.storage, label).toBe(Number(tag(record, "StorageNumber")));
    expect(own.tariff, label).toBe(Number(tag(record, "Tariff") ?? 0));
    expect(own.device, label).toBe(Number(tag(record, "Device") ?? 0));
    const theirs = Number(tag(record, "Value"));
    if (own.value)
      expect(Math.abs(number(own.value)! - theirs), label).toBeLessThanOrEqual(Math.abs(theirs) * 1e-8 + 1e-6);
  }
});

// Whole and well formed, with nothing in it but its maker's own bytes.
const ownBytes = /svm_f22_telegram2/;
const broken = [...framesOf("error-frames"), ...framesOf("unsupported-frames")].filter((path) => !ownBytes.test(path));
test.skipIf(!present).each(broken)(`%s is refused with a reason and nothing is read of it${away}`, (path) => {
  expect(() => decodeFrame(readFileSync(path, "utf8"))).toThrow(FrameError);
});

// 12345678 PAD, water: 12.565 m³ (03 13 15 31 00: 0x003115 = 12565 thousandths).
const header = "08 02 72 78 56 34 12 24 40 01 07 55 00 00 00";
const frame = (user: string) => {
  const bytes = Buffer.from(user.replaceAll(" ", ""), "hex");
  const sum = bytes.reduce((total, byte) => (total + byte) & 0xff, 0);
  return Buffer.concat([
    Buffer.from([0x68, bytes.length, bytes.length, 0x68]),
    bytes,
    Buffer.from([sum, 0x16]),
  ]).toString("hex");
};
const water = frame(`${header} 03 13 15 31 00`);

test("a water meter's telegram tells its number and its count", () => {
  const decoded = decodeFrame(water);
  expect(decoded).toMatchObject({ id: "12345678", manufacturer: "PAD", medium: 7 });
  expect(decoded.records).toEqual([
    expect.objectContaining({ quantity: "Volume", unit: "m^3", value: { count: 12565n, exponent: -3 } }),
  ]);
});

test("the old fixed structure tells both its counters", () => {
  // 6531 kWh and 69 litres, packed decimal, medium heat.
  const decoded = decodeFrame(frame("08 01 73 93 92 91 90 10 00 05 69 31 65 00 00 69 00 00 00"));
  expect(decoded).toMatchObject({ id: "90919293", medium: 4 });
  expect(decoded.records.map(({ unit, value }) => [unit, number(value)])).toEqual([
    ["Wh", 6_531_000],
    ["m^3", 0.069],
  ]);
});

test("no byte of a telegram can be changed, cut off or doubled without a refusal or another telegram", () => {
  const bytes = Buffer.from(water, "hex");
  for (let at = 0; at < bytes.length; at++) {
    expect(() => decodeFrame(bytes.subarray(0, at).toString("hex"))).toThrow(FrameError);
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 0x01;
    expect(() => decodeFrame(changed.toString("hex"))).toThrow(FrameError);
  }
});

test.each(["", "6", "zz", "68", "ff".repeat(500)])("what is no telegram (%s) is refused", (text) => {
  expect(() => decodeFrame(text)).toThrow(FrameError);
});
