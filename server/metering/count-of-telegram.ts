import type { PlainDate } from "@/server/platform/dates";
import { decodeFrame } from "./mbus/decode-frame";
import { FrameError } from "./mbus/frame-error";
import type { Unit } from "./schemas";

export type TelegramCount = {
  /** Secondary address by which meters are known: maker and serial number. */
  busAddress: string;
  register: "volume" | "energy";
  /** The count in each unit that a register may have, cut to thousandths as a dial shows only what is complete. */
  values: Partial<Record<Unit, string>>;
  /** The meter's own clock, local and without a zone, when it told one. */
  clock: `${PlainDate}T${string}` | null;
};

const heat = new Set([0x04, 0x0a, 0x0b, 0x0c, 0x0d]);
const water = new Set([0x05, 0x06, 0x07, 0x15, 0x16]);

/**
 * The one count of a telegram that bills are made from: now, total, unqualified; energy of a heat meter, volume of a
 * water meter. Returns why there is none otherwise.
 */
export function countOfTelegram(hex: string): TelegramCount | "bad-telegram" | "no-count-in-telegram" {
  let frame: ReturnType<typeof decodeFrame>;
  try {
    frame = decodeFrame(hex);
  } catch (error) {
    if (error instanceof FrameError) return "bad-telegram";
    throw error;
  }
  const quantity = heat.has(frame.medium) ? "Energy" : water.has(frame.medium) ? "Volume" : null;
  const present = frame.records.filter(
    (record) =>
      record.function === "instantaneous" && record.storage === 0 && record.tariff === 0 && record.device === 0,
  );
  const counted = present.find((record) => record.quantity === quantity && !record.qualified && record.value);
  if (!quantity || !counted?.value || counted.value.count < 0n) return "no-count-in-telegram";
  const busAddress = `${frame.manufacturer || "---"}-${frame.id}`;
  const clock = present.find((record) => record.quantity === "Time point (date & time)" && !record.qualified)?.text;
  const register = quantity === "Energy" ? "energy" : "volume";
  return { busAddress, register, values: inUnits(counted.unit, counted.value), clock: (clock ?? null) as never };
}

type Decimal = { count: bigint; exponent: number };

function inUnits(unit: string, { count, exponent }: Decimal): TelegramCount["values"] {
  if (unit === "m^3") return { m3: cut(count, exponent) };
  // 1 GJ = 1,000,000 / 3.6 Wh; whole numbers throughout, cut once at the end.
  if (unit === "Wh") return { kwh: cut(count, exponent - 3), gj: cut(count * 36n, exponent - 7) };
  return { gj: cut(count, exponent - 9), kwh: cut((count * 10n ** 13n) / 36n, exponent - 18) };
}

/** count × 10^exponent with three decimals, the rest cut off. */
function cut(count: bigint, exponent: number): string {
  const power = exponent + 3;
  const milli = power >= 0 ? count * 10n ** BigInt(power) : count / 10n ** BigInt(-power);
  return `${milli / 1000n}.${(milli % 1000n).toString().padStart(3, "0")}`;
}
