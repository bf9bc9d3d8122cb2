/**
 * Something that would break (`error`: it cannot be published) or surprise (`warning`). `code` is a message key
 * below `tickets.findings`; params named state, transition, field or document hold keys of the workflow, which
 * the reader sees by their titles.
 */
export type Finding = {
  level: "error" | "warning";
  code: string;
  params: Record<string, string | number>;
};

export const error = (code: string, params: Finding["params"] = {}): Finding => ({ level: "error", code, params });
export const warning = (code: string, params: Finding["params"] = {}): Finding => ({ level: "warning", code, params });
