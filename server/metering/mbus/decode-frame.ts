import { bcdText } from "./bcd";
import { FrameError } from "./frame-error";
import { type DecodedRecord, readRecords } from "./read-records";

export type DecodedFrame = {
  /** Serial number as its eight digits. */
  id: string;
  manufacturer: string;
  version: number;
  medium: number;
  accessNumber: number;
  status: number;
  records: DecodedRecord[];
};

/**
 * Decodes one M-Bus long frame (EN 13757-2) that carries a variable (CI 72h, 76h) or fixed data structure (CI 73h) of
 * EN 13757-3. Throws `FrameError` for everything else; never reads beyond the frame.
 */
export function decodeFrame(hex: string): DecodedFrame {
  const bytes = bytesOf(hex);
  const user = unwrap(bytes);
  const ci = user[2];
  if (ci === 0x70) throw new FrameError("meter-error", applicationErrors[user[3] ?? 0] ?? "unknown");
  if (ci === 0x73) return decodeFixed(user);
  if (ci !== 0x72 && ci !== 0x76) throw new FrameError("not-an-answer");
  if (user.length < 15) throw new FrameError("premature-end");
  return {
    id: bcdText(user.subarray(3, 7)),
    manufacturer: manufacturerOf(user[7]!, user[8]!),
    version: user[9]!,
    medium: user[10]!,
    accessNumber: user[11]!,
    status: user[12]!,
    records: readRecords(user.subarray(15)),
  };
}

const applicationErrors = [
  "unspecified",
  "unimplemented-ci",
  "buffer-too-long",
  "too-many-records",
  "premature-end-of-record",
  "too-many-difes",
  "too-many-vifes",
  "reserved",
  "application-busy",
  "too-many-readouts",
];

function bytesOf(hex: string): Uint8Array {
  const plain = hex.replaceAll(/\s+/g, "");
  if (plain === "" || plain.length % 2 === 1 || !/^[0-9a-f]+$/i.test(plain)) throw new FrameError("not-hex");
  return Uint8Array.from(Buffer.from(plain, "hex"));
}

/** 68 L L 68, L bytes, their sum, 16; anything after the stop is line noise. */
function unwrap(bytes: Uint8Array): Uint8Array {
  const length = bytes[1] ?? 0;
  if (bytes[0] !== 0x68 || bytes[3] !== 0x68 || bytes[2] !== length || length < 3) throw new FrameError("bad-frame");
  if (bytes.length < length + 6) throw new FrameError("premature-end");
  const user = bytes.subarray(4, 4 + length);
  if (user.reduce((sum, byte) => (sum + byte) & 0xff, 0) !== bytes[4 + length]) throw new FrameError("bad-checksum");
  if (bytes[5 + length] !== 0x16) throw new FrameError("bad-frame");
  // Only an answer of a meter (RSP-UD) has readings in it.
  if ((user[0]! & 0xcf) !== 0x08) throw new FrameError("not-an-answer");
  return user;
}

/** Three letters, five bits each. */
function manufacturerOf(low: number, high: number): string {
  const word = low | (high << 8);
  return String.fromCharCode(((word >> 10) & 31) + 64, ((word >> 5) & 31) + 64, (word & 31) + 64);
}

/** The old fixed structure: two counters with a unit each. */
function decodeFixed(user: Uint8Array): DecodedFrame {
  if (user.length !== 19) throw new FrameError("bad-frame");
  const status = user[8]!;
  const medium = (user[9]! >> 6) | ((user[10]! >> 6) << 2);
  const readCounter = (from: number, code: number): DecodedRecord[] => {
    const unit = fixedUnits.find(([first, last]) => code >= first && code <= last);
    if (!unit) return [];
    const bytes = user.subarray(from, from + 4);
    const binary = (status & 0x80) !== 0;
    const count = binary ? new DataView(Uint8Array.from(bytes).buffer).getInt32(0, true) : Number(bcdText(bytes));
    if (!Number.isFinite(count)) return [];
    const [first, , quantity, name, exponent] = unit;
    const storage = (status & 0x40) === 0 ? 0 : 1;
    const place = { function: "instantaneous" as const, storage, tariff: 0, device: 0, manufacturerSpecific: false };
    return [
      {
        ...place,
        quantity,
        unit: name,
        value: { count: BigInt(count), exponent: exponent + code - first },
        text: null,
        qualified: false,
      },
    ];
  };
  return {
    ...{ id: bcdText(user.subarray(3, 7)), manufacturer: "", version: 0, medium, accessNumber: user[7]!, status },
    records: [...readCounter(11, user[9]! & 0x3f), ...readCounter(15, user[10]! & 0x3f)],
  };
}

/** First code, last code, quantity, unit, power of ten of the first code. */
const fixedUnits: [number, number, string, string, number][] = [
  [0x02, 0x0a, "Energy", "Wh", 0],
  [0x0b, 0x13, "Energy", "J", 3],
  [0x26, 0x2e, "Volume", "m^3", -6],
];
