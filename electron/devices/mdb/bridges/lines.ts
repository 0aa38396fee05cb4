/** Longest line that is waited for: far over two characters for each of 36 bytes. */
const MAX_LINE = 400;

/** Cuts a stream of bytes into lines of printable text. Overlong lines are dropped whole. */
export function createLineSplitter(): { feed(bytes: Uint8Array): string[] } {
  let line = '';
  let isOverlong = false;
  return {
    feed: (bytes) => {
      const lines: string[] = [];
      for (const byte of bytes) {
        if (byte !== 0x0a && byte !== 0x0d) {
          line += String.fromCharCode(byte);
          if (line.length > MAX_LINE) {
            isOverlong = true;
            line = '';
          }
          continue;
        }
        if (!isOverlong && line !== '') lines.push(line);
        line = '';
        isOverlong = false;
      }
      return lines;
    },
  };
}

/** Pairs of hexadecimal digits, with or without blanks between them; `null` for anything else. */
export function readHex(text: string): Uint8Array | null {
  const digits = text.replace(/ /g, '');
  if (!/^([0-9a-fA-F]{2})+$/.test(digits)) return null;
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

export const writeHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
