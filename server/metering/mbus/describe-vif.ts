/** What a value means: its quantity, unit, power of ten, and how its bytes are to be read. */
export type Meaning = {
  quantity: string;
  unit: string;
  exponent: number;
  form: "number" | "date" | "date-time" | "identity" | "text";
};

/** First code, last code, quantity, unit, power of ten of the first code. */
type Range = readonly [number, number, string, string, number];

const primary: readonly Range[] = [
  [0x00, 0x07, "Energy", "Wh", -3],
  [0x08, 0x0f, "Energy", "J", 0],
  [0x10, 0x17, "Volume", "m^3", -6],
  [0x18, 0x1f, "Mass", "kg", -3],
  [0x28, 0x2f, "Power", "W", -3],
  [0x30, 0x37, "Power", "J/h", 0],
  [0x38, 0x3f, "Volume flow", "m^3/h", -6],
  [0x40, 0x47, "Volume flow", "m^3/min", -7],
  [0x48, 0x4f, "Volume flow", "m^3/s", -9],
  [0x50, 0x57, "Mass flow", "kg/h", -3],
  [0x58, 0x5b, "Flow temperature", "°C", -3],
  [0x5c, 0x5f, "Return temperature", "°C", -3],
  [0x60, 0x63, "Temperature difference", "K", -3],
  [0x64, 0x67, "External temperature", "°C", -3],
  [0x68, 0x6b, "Pressure", "bar", -3],
];

/** Behind the byte FBh: the large units of heat meters. */
const extended: readonly Range[] = [
  [0x00, 0x01, "Energy", "Wh", 5],
  [0x08, 0x09, "Energy", "J", 8],
  [0x10, 0x11, "Volume", "m^3", 2],
  [0x18, 0x19, "Mass", "kg", 5],
  [0x28, 0x29, "Power", "W", 5],
  [0x30, 0x31, "Power", "J/h", 8],
];

const times = ["s", "min", "h", "d"];
const unknown: Meaning = { quantity: "", unit: "", exponent: 0, form: "number" };

/** The meaning of a value information field, without the bits that say another follows. */
export function describeVif(code: number, extension?: { table: 0xfb | 0xfd; code: number }): Meaning {
  if (extension) return extension.table === 0xfb ? fromRanges(extended, extension.code) : unknown;
  if (code >= 0x20 && code <= 0x27) {
    const quantity = code < 0x24 ? "On time" : "Operating time";
    return { ...unknown, quantity, unit: times[code & 3]! };
  }
  if (code === 0x6c) return { ...unknown, quantity: "Time point (date)", unit: "-", form: "date" };
  if (code === 0x6d) return { ...unknown, quantity: "Time point (date & time)", unit: "-", form: "date-time" };
  if (code === 0x78) return { ...unknown, quantity: "Fabrication No", form: "identity" };
  return fromRanges(primary, code);
}

function fromRanges(ranges: readonly Range[], code: number): Meaning {
  const range = ranges.find(([first, last]) => code >= first && code <= last);
  if (!range) return unknown;
  const [first, , quantity, unit, exponent] = range;
  return { quantity, unit, exponent: exponent + code - first, form: "number" };
}
