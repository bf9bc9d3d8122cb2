import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { putFile, storageKey } from "@/server/platform/storage";

export type Paper = { key: string; contentType: string; sizeBytes: number; sha256: string };

/** Stores one specimen picture per subsidiary for all of the demo's papers; no real person's document is among them. */
export async function storePaper(tenantId: string): Promise<Paper> {
  const content = drawSpecimen();
  const key = storageKey(tenantId, "documents", "demo-specimen");
  await putFile(key, content, "image/png");
  return {
    key,
    contentType: "image/png",
    sizeBytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

const [width, height] = [640, 400];

/** A card with a portrait's outline and lines of text: plainly a specimen. */
function drawSpecimen(): Uint8Array {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      const [red, green, blue] = colourAt(x, y);
      raw[at] = red;
      raw[at + 1] = green;
      raw[at + 2] = blue;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

type Colour = readonly [number, number, number];
const [paper, ink, shade, edge]: Colour[] = [
  [246, 247, 249],
  [158, 170, 186],
  [214, 221, 230],
  [120, 134, 154],
];

function colourAt(x: number, y: number): Colour {
  if (x < 8 || y < 8 || x >= width - 8 || y >= height - 8) return edge!;
  const [dx, head, body] = [x - 520, y - 140, y - 290];
  if (dx * dx + head * head < 46 * 46 || (dx * dx) / 1.6 + body * body < 76 * 76) return ink!;
  if (x > 420 && x < 620 && y > 60 && y < 320) return shade!;
  const line = Math.floor((y - 60) / 44);
  const inLine = y > 60 && (y - 60) % 44 < 16 && line < 6;
  return inLine && x > 40 && x < 380 - (line % 3) * 50 ? ink! : paper!;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
