/** What a check found wrong, a line or paragraph each; none when all is well. */
export type Findings = string[];
