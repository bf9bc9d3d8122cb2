import type { inferProcedureInput, AnyProcedure } from "@trpc/server";
import type { RootRouter } from "../../root";
import type { Ids } from "./make-ids";

type Entries<Record, Prefix extends string = ""> = {
  [Key in keyof Record & string]: Record[Key] extends AnyProcedure
    ? { path: `${Prefix}${Key}`; procedure: Record[Key] }
    : Entries<Record[Key], `${Prefix}${Key}.`>;
}[keyof Record & string];

type Entry = Entries<RootRouter["_def"]["record"]>;
export type ProcedurePath = Entry["path"];

/** An input that the procedure accepts, made of somebody's ids; it names as many of them as the procedure takes. */
export type Sample<Input = unknown> = {
  input: (ids: Ids) => Input;
  /**
   * Why foreign ids are not answered with "not found": a filter, say, that matches nothing. They still must be answered
   * exactly as ids of nothing are.
   */
  answersForeignIds?: string;
};

export type Samples = {
  [Path in ProcedurePath]?: Sample<inferProcedureInput<Extract<Entry, { path: Path }>["procedure"]>>;
};
