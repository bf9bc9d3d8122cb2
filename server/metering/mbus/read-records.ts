import { describeVif, type Meaning } from "./describe-vif";
import { FrameError } from "./frame-error";
import { readValue } from "./read-value";

/** A decimal number, exactly: count × 10^exponent. */
export type Decimal = { count: bigint; exponent: number };

export type DecodedRecord = {
  function: "instantaneous" | "maximum" | "minimum" | "error";
  storage: number;
  tariff: number;
  device: number;
  quantity: string;
  unit: string;
  /** Null for texts, for dates, and for bytes that are no number. */
  value: Decimal | null;
  text: string | null;
  /** Something behind the unit changes what is meant (only while negative, of an earlier period …). */
  qualified: boolean;
  manufacturerSpecific: boolean;
};

const functions = ["instantaneous", "maximum", "minimum", "error"] as const;
/** Bytes of data by the low half of the first byte; a length stands in the data for 0Dh. */
const lengths = [0, 1, 2, 3, 4, 4, 6, 8, 0, 1, 2, 3, 4, -1, 6, 0] as const;
/** The standard allows ten further bytes each to a data and a value information block. */
const mostExtensions = 10;

type Cursor = { bytes: Uint8Array; at: number };

/** The records of a variable data structure, in order; fillers are skipped. Throws when a record ends too early. */
export function readRecords(bytes: Uint8Array): DecodedRecord[] {
  const cursor: Cursor = { bytes, at: 0 };
  const records: DecodedRecord[] = [];
  while (cursor.at < bytes.length) {
    const dif = next(cursor);
    if (dif === 0x2f) continue;
    if (dif === 0x0f || dif === 0x1f) {
      records.push(manufacturerBlock(bytes.subarray(cursor.at)));
      break;
    }
    // 7Fh asks for a readout of everything and carries no data.
    if (dif === 0x7f) continue;
    records.push(readRecord(cursor, dif));
  }
  return records;
}

function readRecord(cursor: Cursor, dif: number): DecodedRecord {
  const place = readPlace(cursor, dif);
  const { meaning, text, qualified, manufacturerSpecific } = readMeaning(cursor);
  const coding = dif & 0x0f;
  const read = readValue(takeData(cursor, coding), coding, meaning);
  const unit = text ?? meaning.unit;
  const { quantity } = meaning;
  return { ...place, quantity, unit, ...read, qualified, manufacturerSpecific };
}

/** Which of the meter's values it is: storage, tariff and device are spread over the bytes behind the first. */
function readPlace(cursor: Cursor, dif: number) {
  let storage = (dif >> 6) & 1;
  let tariff = 0;
  let device = 0;
  let last = dif;
  for (let index = 0; (last & 0x80) !== 0; index++) {
    if (index === mostExtensions) throw new FrameError("too-long", "data information");
    last = next(cursor);
    // Multiplied, not shifted: forty bits of storage number do not fit into a shift.
    storage += (last & 0x0f) * 2 ** (1 + 4 * index);
    tariff += ((last >> 4) & 3) * 4 ** index;
    device += ((last >> 6) & 1) * 2 ** index;
  }
  return { function: functions[(dif >> 4) & 3]!, storage, tariff, device };
}

type Meant = { meaning: Meaning; text: string | null; qualified: boolean; manufacturerSpecific: boolean };

function readMeaning(cursor: Cursor): Meant {
  const vif = next(cursor);
  const code = vif & 0x7f;
  // The unit in letters stands between the first byte and those that extend it.
  const text = code === 0x7c ? readUnitText(cursor) : null;
  const behind = readExtensions(cursor, vif);
  const [table, ...others] = behind;
  const extended = table !== undefined && (vif === 0xfb || vif === 0xfd);
  const meaning = { ...(extended ? describeVif(code, { table: vif, code: table }) : describeVif(code)) };
  let qualified = false;
  for (const extra of extended ? others : behind) {
    if (extra >= 0x70 && extra <= 0x77) meaning.exponent += extra - 0x76;
    else if (extra === 0x7d) meaning.exponent += 3;
    else qualified = true;
  }
  return { meaning, text, qualified, manufacturerSpecific: code === 0x7f };
}

/** The low seven bits of each further byte; the high bit of one says that another follows. */
function readExtensions(cursor: Cursor, first: number): number[] {
  const codes: number[] = [];
  for (let last = first; (last & 0x80) !== 0; ) {
    if (codes.length === mostExtensions) throw new FrameError("too-long", "value information");
    last = next(cursor);
    codes.push(last & 0x7f);
  }
  return codes;
}

/** A unit in plain letters, last letter first. */
function readUnitText(cursor: Cursor): string {
  const length = next(cursor);
  if (length > 32) throw new FrameError("too-long", "unit");
  return String.fromCharCode(...takeBytes(cursor, length).toReversed());
}

function takeData(cursor: Cursor, coding: number): Uint8Array {
  const length = lengths[coding]!;
  if (length >= 0) return takeBytes(cursor, length);
  const announced = next(cursor);
  if (announced <= 0xbf) return takeBytes(cursor, announced);
  if (announced <= 0xdf) return takeBytes(cursor, announced & 0x0f);
  if (announced <= 0xef) return takeBytes(cursor, announced - 0xe0);
  if (announced <= 0xf4) return takeBytes(cursor, 4 * (announced - 0xec));
  if (announced <= 0xf6) return takeBytes(cursor, announced === 0xf5 ? 48 : 64);
  throw new FrameError("premature-end", "length");
}

function next(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new FrameError("premature-end");
  cursor.at += 1;
  return byte;
}

function takeBytes(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) throw new FrameError("premature-end");
  const data = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return data;
}

function manufacturerBlock(bytes: Uint8Array): DecodedRecord {
  return {
    ...{ function: "instantaneous", storage: 0, tariff: 0, device: 0, quantity: "", unit: "", value: null },
    ...{ text: Buffer.from(bytes).toString("hex"), qualified: false, manufacturerSpecific: true },
  };
}
