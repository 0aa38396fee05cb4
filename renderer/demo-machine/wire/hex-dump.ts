const ROW_BYTES = 8;
const MAX_BYTES = 32;

export interface DumpRow {
  /** The place of its first byte. */
  readonly at: number;
  readonly hex: string;
  /** The same bytes as ASCII; a dot for what cannot be read. */
  readonly text: string;
}

/** The beginning of a message as rows of bytes, and how many bytes are left out. */
export function dumpOf(hex: string): { readonly rows: readonly DumpRow[]; readonly leftOut: number } {
  const bytes = hex.match(/../g) ?? [];
  const rows: DumpRow[] = [];
  for (let at = 0; at < Math.min(bytes.length, MAX_BYTES); at += ROW_BYTES) {
    const row = bytes.slice(at, at + ROW_BYTES);
    rows.push({ at, hex: row.join(' '), text: row.map(readable).join('') });
  }
  return { rows, leftOut: Math.max(0, bytes.length - MAX_BYTES) };
}

function readable(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·';
}
