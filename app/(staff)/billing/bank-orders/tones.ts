/** How the states of an order, and the fates of its lines, look. */
export const bankOrderTones = { making: "info", ready: "warn", closed: "neutral" } as const;
export const fateTones = { paid: "ok", partly: "warn", refused: "danger", waiting: "info" } as const;
