"use client";
import { Input } from "@/app/_ui/input";

/** Day and time as the subsidiary's clocks show it: 'YYYY-MM-DDTHH:mm'. */
export function MomentInput({ value, onValue, ...rest }: { value: string; onValue: (value: string) => void }) {
  return (
    <Input
      {...rest}
      required
      type="datetime-local"
      className="figures"
      value={value}
      onChange={(event) => onValue(event.target.value.slice(0, 16))}
    />
  );
}
