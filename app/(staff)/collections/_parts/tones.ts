/** How the states of collections are coloured, the same on every page. */
export const batchTones = { drafted: "warn", approved: "info", done: "ok", discarded: "neutral" } as const;
export const itemTones = { drafted: "neutral", done: "ok", skipped: "warn", discarded: "neutral" } as const;
export const planTones = { open: "info", kept: "ok", broken: "danger", withdrawn: "neutral" } as const;
export const promiseTones = { open: "info", kept: "ok", broken: "danger", withdrawn: "neutral" } as const;
