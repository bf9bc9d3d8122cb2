import type { LockedMeter } from "./lock-meters";
import type { NewReading } from "./record-readings";

export type Found = { meter: LockedMeter; register: LockedMeter["registers"][number] };

/** Says which counting of which meter a reading is about: the one it names, or the only one that bills are made from. */
export function registerFinder(meters: LockedMeter[]) {
  const byNo = new Map(meters.map((meter) => [meter.meterNo, meter]));
  const byAddress = new Map(meters.map((meter) => [meter.busAddress, meter]));
  const byRegister = new Map(meters.flatMap((meter) => meter.registers.map(({ id }) => [id, meter] as const)));
  return (row: NewReading): Found | "unknown-meter" | "unknown-register" | "unit-differs" => {
    const meter =
      (row.registerId !== undefined && byRegister.get(row.registerId)) ||
      (row.meterNo !== undefined && byNo.get(row.meterNo)) ||
      (row.busAddress !== undefined && byAddress.get(row.busAddress));
    if (!meter) return "unknown-meter";
    const register = row.registerId
      ? meter.registers.find(({ id }) => id === row.registerId)
      : row.register
        ? meter.registers.find(({ code }) => code === row.register)
        : meter.registers.find(({ billed }) => billed);
    if (!register) return "unknown-register";
    if (row.unit && row.unit !== register.unit) return "unit-differs";
    return { meter, register };
  };
}
