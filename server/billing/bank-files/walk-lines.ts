import type { Readable } from "node:stream";
import { invalid } from "@/server/platform/errors";

export type RawLine = { lineNo: number; bytes: Buffer };

const longest = 4096;

/** The lines of a file as bytes, for a fixed width counts bytes and not characters; empty lines are passed over. */
export async function* walkLines(source: Readable): AsyncGenerator<RawLine> {
  let rest: Buffer = Buffer.alloc(0);
  let lineNo = 0;
  for await (const chunk of source) {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    let from = 0;
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, from)) {
      lineNo += 1;
      const bytes = trimmed(data.subarray(from, end), lineNo);
      from = end + 1;
      if (bytes.length > 0) yield { lineNo, bytes };
    }
    rest = data.subarray(from);
    if (rest.length > longest) throw invalid("bank-file-line-too-long", { line: lineNo + 1 });
  }
  const last = trimmed(rest, lineNo + 1);
  // Some banks end their files with the sign that meant "end" under DOS.
  if (last.length > 0 && !(last.length === 1 && last[0] === 0x1a)) yield { lineNo: lineNo + 1, bytes: last };
}

/** Without the carriage return at its end, and the first line without a byte order mark. */
function trimmed(line: Buffer, lineNo: number): Buffer {
  const from = lineNo === 1 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0;
  const until = line.at(-1) === 13 ? line.length - 1 : line.length;
  return line.subarray(from, until);
}
