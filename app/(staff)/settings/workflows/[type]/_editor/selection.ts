/** What the form beside the diagram shows. */
export type Selection = { kind: "none" } | { kind: "state" | "transition"; key: string };
