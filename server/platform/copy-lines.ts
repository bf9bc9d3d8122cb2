import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type Cell = string | number | boolean | null | undefined;

/** A table that rows are streamed into; `end` resolves when they are all there. */
export type CopyWriter = {
  write: (cells: Cell[]) => Promise<void>;
  end: () => Promise<void>;
  abort: (error: Error) => void;
};

/** The temporary twin of a table, private to the transaction. */
export const landingOf = (table: string) => `landing_${table}`;

/**
 * Streams rows into the temporary twin of a table, on a connection that stands in its transaction already: PostgreSQL takes
 * no COPY into a table under row security, and a temporary table has the statistics that large joins need. They go over
 * with `settleLines`, where the policy checks each. Names come from code, never from input.
 */
export async function copyLines(client: pg.PoolClient, table: string, columns: string[]): Promise<CopyWriter> {
  const names = columns.join(", ");
  const landing = landingOf(table);
  await client.query(`create temporary table ${landing} (like ${table} including defaults) on commit drop`);
  const stream = client.query(copyFrom(`copy ${landing} (${names}) from stdin`));
  let buffer = "";
  let failure: Error | undefined;
  stream.on("error", (error: Error) => {
    failure = error;
  });
  const flush = async () => {
    const part = buffer;
    buffer = "";
    if (failure) throw failure;
    if (part && !stream.write(part)) {
      await new Promise<void>((resolve) => {
        stream.once("drain", resolve);
        stream.once("error", () => resolve());
      });
    }
    if (failure) throw failure;
  };
  return {
    write: async (cells) => {
      buffer += `${cells.map(encode).join("\t")}\n`;
      if (buffer.length > 64 * 1024) await flush();
    },
    end: async () => {
      await flush();
      stream.end();
      await finished(stream);
      await client.query(`analyze ${landing}`);
    },
    abort: (error) => {
      stream.destroy(error);
    },
  };
}

/** Moves what has landed into the table itself. */
export async function settleLines(client: pg.PoolClient, table: string): Promise<void> {
  const landing = landingOf(table);
  await client.query(`insert into ${table} select * from ${landing}; drop table ${landing}`);
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function encode(cell: Cell): string {
  if (cell === null || cell === undefined) return "\\N";
  if (typeof cell === "boolean") return cell ? "t" : "f";
  // PostgreSQL's text cannot hold a NUL.
  return String(cell)
    .replaceAll("\0", "")
    .replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign);
}
