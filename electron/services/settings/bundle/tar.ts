/** A file in an archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly text: string;
}

const BLOCK = 512;

/** Files as one tar archive (POSIX ustar), which every system can open. Names are short and plain. */
export function packTar(files: readonly ArchiveFile[], atMs: number): Uint8Array {
  const parts = files.flatMap(({ name, text }) => {
    const body = Buffer.from(text, 'utf8');
    const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
    return [headerOf(name, body.length, atMs), body, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function headerOf(name: string, size: number, atMs: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0, 100);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(Math.floor(atMs / 1000), 12), 136);
  // The sum is made as if its own field were spaces.
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
