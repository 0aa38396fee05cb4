import type { ScanRefusal } from './types.ts';

export type Scan =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: ScanRefusal };

/** Cuts a scanner's bytes into codes. Pure: the pause that ends a code is the caller's to notice. */
export interface ScanLines {
  /** Codes that CR or LF ended. */
  take(bytes: Uint8Array): Scan[];
  /** The pause: what has come so far is all there is. */
  endByPause(): Scan[];
  isEmpty(): boolean;
}

const CR = 0x0d;
const LF = 0x0a;
/** Separates the fields of a GS1 code, so it belongs to it. */
const GROUP_SEPARATOR = '\u001d';

export function createScanLines(maxBytes: number): ScanLines {
  let bytes: number[] = [];
  /** The rest of a code that is too long is still part of it, and not the next code. */
  let isOverlong = false;

  const end = (): Scan[] => {
    const line = bytes;
    const wasOverlong = isOverlong;
    bytes = [];
    isOverlong = false;
    if (wasOverlong) return [{ kind: 'refused', reason: 'tooLong' }];
    return line.length === 0 ? [] : [readLine(Uint8Array.from(line))];
  };

  return {
    take: (received) => {
      const scans: Scan[] = [];
      for (const byte of received) {
        if (byte === CR || byte === LF) scans.push(...end());
        else if (bytes.length >= maxBytes) isOverlong = true;
        else bytes.push(byte);
      }
      return scans;
    },
    endByPause: end,
    isEmpty: () => bytes.length === 0 && !isOverlong,
  };
}

function readLine(bytes: Uint8Array): Scan {
  const text = decode(bytes);
  if (text === null) return { kind: 'refused', reason: 'notUtf8' };
  if (hasControl(text)) return { kind: 'refused', reason: 'controlCharacter' };
  return { kind: 'code', text };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** C0, DEL and C1, and the marks that turn text round: none is ever printed as part of a code. */
export function hasControl(text: string): boolean {
  return [...text].some((character) => character !== GROUP_SEPARATOR && /[\p{Cc}\p{Cf}]/u.test(character));
}
