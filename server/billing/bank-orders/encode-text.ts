/** Text as bytes of a bank's encoding. @throws RangeError for a sign that the encoding does not have */
export function encodeText(text: string, encoding: "utf-8" | "gb18030"): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  const table = gb18030();
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const known = table.get(code) ?? (code >= 0x10000 ? fourBytes(189_000 + code - 0x10000) : undefined);
      if (!known) throw new RangeError(`No ${encoding} for U+${code.toString(16)}`);
      bytes.push(...known);
    }
  }
  return Buffer.from(bytes);
}

let known: Map<number, readonly number[]> | undefined;

/** The decoder read backwards, for the platform writes UTF-8 only; made when the first such file is. */
function gb18030(): Map<number, readonly number[]> {
  if (known) return known;
  const decoder = new TextDecoder("gb18030");
  known = new Map();
  const note = (bytes: readonly number[]) => {
    const signs = [...decoder.decode(Uint8Array.from(bytes))];
    const code = signs[0]?.codePointAt(0) ?? 0xfffd;
    if (signs.length === 1 && code !== 0xfffd && !known!.has(code)) known!.set(code, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) note([lead, trail]);
  for (let index = 0; index < 39_420; index += 1) note(fourBytes(index));
  return known;
}

/** The index-th sequence of four bytes: two digits of 126 and ten each, high ones first. */
const fourBytes = (index: number): readonly number[] => [
  0x81 + Math.floor(index / 12_600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];
