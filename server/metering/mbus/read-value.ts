import { bcdText } from "./bcd";
import type { Meaning } from "./describe-vif";
import type { Decimal } from "./read-records";

type Read = { value: Decimal | null; text: string | null };

/** The bytes of one record as a number, a date or a text. Bytes that are none of it are null, never a guess. */
export function readValue(bytes: Uint8Array, coding: number, { form, exponent }: Meaning): Read {
  const decimal = (count: bigint | null): Read => ({
    value: count === null ? null : { count, exponent },
    text: null,
  });
  if (bytes.length === 0) return { value: null, text: null };
  if (form === "date") return { value: null, text: bytes.length === 2 ? dateOf(bytes[0]!, bytes[1]!) : null };
  if (form === "date-time") return { value: null, text: dateTimeOf(bytes) };
  if (coding === 0x0d) return { value: null, text: String.fromCharCode(...bytes.toReversed()) };
  if (coding === 0x05) return fromFloat(bytes, exponent);
  return decimal(coding >= 0x09 ? fromBcd(bytes) : fromBinary(bytes));
}

function fromBinary(bytes: Uint8Array): bigint {
  const raw = bytes.toReversed().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, raw);
}

/** An F in the highest digit is a minus; any other letter is an error mark of the meter. */
function fromBcd(bytes: Uint8Array): bigint | null {
  const text = bcdText(bytes);
  const negative = text.startsWith("F");
  const digits = negative ? text.slice(1) : text;
  if (!/^\d+$/.test(digits)) return null;
  return negative ? -BigInt(digits) : BigInt(digits);
}

/** Nine digits tell any 32-bit float from its neighbours. */
function fromFloat(bytes: Uint8Array, exponent: number): Read {
  const number = Buffer.from(bytes).readFloatLE(0);
  if (!Number.isFinite(number)) return { value: null, text: null };
  const [mantissa = "0", power = "0"] = number.toExponential(8).split("e");
  const count = BigInt(mantissa.replace(".", ""));
  return { value: { count, exponent: exponent + Number(power) - 8 }, text: null };
}

const two = (value: number) => value.toString().padStart(2, "0");

function dateOf(low: number, high: number): string | null {
  const year = ((low & 0xe0) >> 5) | ((high & 0xf0) >> 1);
  const month = high & 0x0f;
  const day = low & 0x1f;
  if (month < 1 || month > 12 || day < 1) return null;
  return `${year < 80 ? 2000 + year : 1900 + year}-${two(month)}-${two(day)}`;
}

/** Local time of the meter, without a zone; null where the meter itself calls it invalid. */
function dateTimeOf(bytes: Uint8Array): string | null {
  const long = bytes.length === 6;
  const [second, minute, hour, low, high] = long ? bytes : [0, ...bytes];
  if (bytes.length !== 4 && !long) return null;
  if ((minute! & 0x80) !== 0) return null;
  const date = dateOf(low!, high!);
  const clock = [hour! & 0x1f, minute! & 0x3f, second! & 0x3f];
  if (!date || clock[0]! > 23 || clock[1]! > 59 || clock[2]! > 59) return null;
  return `${date}T${clock.map(two).join(":")}`;
}
