"use client";
import { Input } from "@/app/_ui/input";

type Props = { value: string; onValue: (value: string) => void; required?: boolean };

/** Day and time as the subsidiary's clocks show it: 'YYYY-MM-DDTHH:mm'. */
export function MomentInput({ value, onValue, ...rest }: Props) {
  return (
    <Input
      required
      {...rest}
      type="datetime-local"
      className="figures"
      value={value}
      onChange={(event) => onValue(event.target.value.slice(0, 16))}
    />
  );
}
