/** `VP8X` announces what else is there; the others are the pixels and their transparency. */
const KEPT_CHUNKS = ['VP8X', 'ALPH', 'VP8 ', 'VP8L'];
const ALPHA_FLAG = 0x10;
const HEADER_BYTES = 12;

/** A still WebP with the same coded pixels, read as sRGB, and nothing else. Undefined when its chunks do not add up. */
export function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let offset = HEADER_BYTES;
  while (offset + 8 <= bytes.length) {
    const size = view.getUint32(offset + 4, true);
    const end = offset + 8 + size + (size % 2);
    if (end > bytes.length) return undefined;
    const name = Buffer.from(bytes.subarray(offset, offset + 4)).toString('latin1');
    if (KEPT_CHUNKS.includes(name)) parts.push(cleanChunk(name, bytes.subarray(offset, end)));
    offset = end;
  }
  return parts.length > 0 ? Buffer.concat([riffHeader(parts), ...parts]) : undefined;
}

/** The flags must not announce a profile or metadata that is gone. */
function cleanChunk(name: string, chunk: Uint8Array): Uint8Array {
  if (name !== 'VP8X') return chunk;
  const clean = Uint8Array.from(chunk);
  clean[8] = (clean[8] ?? 0) & ALPHA_FLAG;
  return clean;
}

function riffHeader(parts: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  header.writeUInt32LE(4 + parts.reduce((total, part) => total + part.length, 0), 4);
  return header;
}
