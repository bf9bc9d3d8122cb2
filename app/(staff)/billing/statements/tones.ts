export const statementTones = { reading: "info", done: "ok", failed: "danger" } as const;
