import type { Bitmap } from './bitmap.ts';
import { STATUS_QUESTIONS, type StatusQuestion } from './escpos.ts';

/** What a printer understands of the bytes it gets. */
export type EscPosCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'feed'; readonly rows: number }
  | { readonly kind: 'raster'; readonly picture: Bitmap }
  | { readonly kind: 'cut' }
  | { readonly kind: 'paperInTurn' }
  | { readonly kind: 'statusNow'; readonly question: StatusQuestion }
  /** A letter to print, or a command that this printer does not have. */
  | { readonly kind: 'other'; readonly byte: number };

/** Larger pictures are no pictures: a real printer prints their bytes as letters. */
const MAX_ROW_BYTES = 128;
const MAX_ROWS = 4_096;

/** `short`: more bytes are needed. */
type Step = { readonly command: EscPosCommand; readonly length: number } | 'short';

/** Takes bytes as they come, in any pieces. Never throws, and keeps at most one picture. */
export function createEscPosDecoder() {
  let pending = Buffer.alloc(0);
  return {
    push: (bytes: Uint8Array): EscPosCommand[] => {
      pending = Buffer.concat([pending, bytes]);
      const commands: EscPosCommand[] = [];
      let at = 0;
      while (at < pending.length) {
        const step = decodeOne(pending.subarray(at));
        if (step === 'short') break;
        commands.push(step.command);
        at += step.length;
      }
      pending = Buffer.from(pending.subarray(at));
      return commands;
    },
    reset: () => {
      pending = Buffer.alloc(0);
    },
  };
}

function decodeOne(bytes: Buffer): Step {
  const other: Step = { command: { kind: 'other', byte: bytes[0] ?? 0 }, length: 1 };
  const [first, second, third, fourth] = bytes;
  switch (first) {
    case 0x1b:
      if (second === undefined) return 'short';
      if (second === 0x40) return { command: { kind: 'initialise' }, length: 2 };
      if (second !== 0x4a) return other;
      return third === undefined ? 'short' : { command: { kind: 'feed', rows: third }, length: 3 };
    case 0x10:
      if (second === undefined) return 'short';
      if (second !== 0x04) return other;
      return third === undefined ? 'short' : decodeQuestion(third, other);
    case 0x1d:
      if (second === undefined) return 'short';
      if (second === 0x72)
        return third === undefined ? 'short' : { command: { kind: 'paperInTurn' }, length: 3 };
      if (second === 0x76)
        return third === undefined ? 'short' : third === 0x30 ? decodeRaster(bytes, other) : other;
      if (second !== 0x56) return other;
      if (third === undefined) return 'short';
      if (third === 0x00 || third === 0x01) return { command: { kind: 'cut' }, length: 3 };
      if (third !== 0x41 && third !== 0x42) return other;
      return fourth === undefined ? 'short' : { command: { kind: 'cut' }, length: 4 };
    default:
      return other;
  }
}

function decodeQuestion(number: number, other: Step): Step {
  const names = Object.keys(STATUS_QUESTIONS) as StatusQuestion[];
  const question = names.find((name) => STATUS_QUESTIONS[name].number === number);
  return question ? { command: { kind: 'statusNow', question }, length: 3 } : other;
}

const RASTER_HEAD = 8;

function decodeRaster(bytes: Buffer, other: Step): Step {
  if (bytes.length < RASTER_HEAD) return 'short';
  const bytesPerRow = bytes.readUInt16LE(4);
  const heightPx = bytes.readUInt16LE(6);
  if (bytesPerRow === 0 || bytesPerRow > MAX_ROW_BYTES || heightPx > MAX_ROWS) return other;
  const length = RASTER_HEAD + bytesPerRow * heightPx;
  if (bytes.length < length) return 'short';
  const rows = Uint8Array.from(bytes.subarray(RASTER_HEAD, length));
  return {
    command: { kind: 'raster', picture: { widthPx: bytesPerRow * 8, heightPx, bytesPerRow, rows } },
    length,
  };
}
