/** Why a telegram tells nothing: not whole, not understood, or the meter itself reports an error. */
export type FrameProblem =
  | "not-hex"
  | "bad-frame"
  | "bad-checksum"
  | "not-an-answer"
  | "premature-end"
  | "too-long"
  | "meter-error";

/** A telegram that cannot be read; `problem` says why in one word. */
export class FrameError extends Error {
  constructor(
    readonly problem: FrameProblem,
    detail = "",
  ) {
    super(`${problem}${detail && `: ${detail}`}`);
    this.name = "FrameError";
  }
}
