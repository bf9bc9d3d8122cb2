/** How the states of a bank file look. */
export const bankFileTones = {
  received: "info",
  checked: "warn",
  refused: "danger",
  booking: "info",
  booked: "ok",
  discarded: "neutral",
} as const;
