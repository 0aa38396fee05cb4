export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** One chunk of a PNG: its four-letter name, its data, and all of it with length and checksum. */
export interface PngChunk {
  readonly name: string;
  readonly data: Uint8Array;
  readonly whole: Uint8Array;
}

/** The chunks of a PNG up to its end. Undefined when they do not add up; checksums are not looked at. */
export function readPngChunks(bytes: Uint8Array): PngChunk[] | undefined {
  if (!PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length))) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let offset = PNG_SIGNATURE.length;
  while (offset + 12 <= bytes.length) {
    const end = offset + 12 + view.getUint32(offset);
    if (end > bytes.length) return undefined;
    const name = Buffer.from(bytes.subarray(offset + 4, offset + 8)).toString('latin1');
    chunks.push({ name, data: bytes.subarray(offset + 8, end - 4), whole: bytes.subarray(offset, end) });
    if (name === 'IEND') return chunks;
    offset = end;
  }
  return undefined;
}
