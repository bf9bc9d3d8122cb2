import { Status } from "@/app/_ui/status";

const phaseTones = { open: "info", done: "ok", rejected: "danger", cancelled: "neutral" } as const;

/** A ticket's step, coloured by whether it is still open and how it ended. */
export function PhaseStatus({ phase, children }: { phase: keyof typeof phaseTones; children: string }) {
  return <Status tone={phaseTones[phase]}>{children}</Status>;
}
