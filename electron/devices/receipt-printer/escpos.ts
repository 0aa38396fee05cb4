import { type Bitmap, isBlackRow } from './bitmap.ts';

/** ESC/POS, as far as a receipt that is a picture needs it. */

/** Commands by their bytes; here the owner of a printer of another make corrects them. */
export const COMMAND = {
  initialise: [0x1b, 0x40],
  /** Feeds to the cutter and cuts all but one point: GS V 66, and how many more dots. */
  feedAndCut: [0x1d, 0x56, 0x42, 0x00],
  /** Raster picture in normal size, GS v 0: then bytes per row and rows, low byte first. */
  raster: [0x1d, 0x76, 0x30, 0x00],
  /** ESC J: feeds so many dots. */
  feedDots: [0x1b, 0x4a],
  /** GS r 1: the paper sensors, told in its turn, that is after all that was sent before it is done. */
  paperInTurn: [0x1d, 0x72, 0x01],
  /** DLE EOT: status at once, whatever is waiting. */
  statusNow: [0x10, 0x04],
} as const;

/** The four questions of `DLE EOT`, and what the bits of their answers mean. */
export const STATUS_QUESTIONS = {
  printer: { number: 1, bits: { offline: 0x08 } },
  offlineCause: { number: 2, bits: { coverOpen: 0x04, paperEnd: 0x20, error: 0x40 } },
  error: { number: 3, bits: { cutter: 0x08, unrecoverable: 0x20, recoverable: 0x40 } },
  paper: { number: 4, bits: { nearEnd: 0x0c, end: 0x60 } },
} as const;
export type StatusQuestion = keyof typeof STATUS_QUESTIONS;

/** Bits that every answer to `DLE EOT` has: 0xx1xx10. */
const NOW = { mask: 0x93, value: 0x12 } as const;
/** An answer to `GS r`: 0xx0xxxx. */
const IN_TURN = { mask: 0x90, value: 0x00 } as const;
/** Flow control of a serial line may come in between. */
const FLOW_CONTROL: readonly number[] = [0x11, 0x13];

export type AnswerKind = 'now' | 'inTurn';

/** What a byte of the printer is an answer to; `null`: to nothing that was asked. */
export function classifyAnswer(byte: number): AnswerKind | null {
  if (FLOW_CONTROL.includes(byte)) return null;
  if ((byte & NOW.mask) === NOW.value) return 'now';
  return (byte & IN_TURN.mask) === IN_TURN.value ? 'inTurn' : null;
}

export function encodeStatusQuestion(question: StatusQuestion): Uint8Array {
  return Uint8Array.from([...COMMAND.statusNow, STATUS_QUESTIONS[question].number]);
}

/** Rows of one band: small enough for the smallest buffer, so that the line never stops for long. */
const BAND_ROWS = 96;

/** A picture as a list of writes: bands of rows, with empty stretches as feeds, which are faster. */
export function encodePicture(picture: Bitmap): Uint8Array[] {
  const writes: Uint8Array[] = [];
  let row = 0;
  while (row < picture.heightPx) {
    const empty = countEmptyRows(picture, row);
    if (empty > 0) {
      writes.push(Uint8Array.from([...COMMAND.feedDots, empty]));
      row += empty;
      continue;
    }
    const end = endOfBand(picture, row);
    writes.push(encodeBand(picture, row, end));
    row = end;
  }
  return writes;
}

/** At most 255, which is what one feed can do. */
function countEmptyRows(picture: Bitmap, from: number): number {
  let row = from;
  while (row < picture.heightPx && row - from < 255 && !isBlackRow(picture, row)) row++;
  return row - from;
}

function endOfBand(picture: Bitmap, from: number): number {
  let row = from;
  while (row < picture.heightPx && row - from < BAND_ROWS && isBlackRow(picture, row)) row++;
  return row;
}

function encodeBand({ bytesPerRow, rows }: Bitmap, from: number, to: number): Uint8Array {
  const count = to - from;
  const head = [...COMMAND.raster, bytesPerRow & 0xff, bytesPerRow >> 8, count & 0xff, count >> 8];
  return Buffer.concat([
    Uint8Array.from(head),
    hideRealTime(rows.slice(from * bytesPerRow, to * bytesPerRow)),
  ]);
}

const DLE = 0x10;
const REAL_TIME: readonly number[] = [0x04, 0x05, 0x14];

/**
 * Printers obey DLE commands wherever they see them, in the middle of a picture too, and would answer questions that
 * nobody asked. One dot more, next to one that is there, hides them.
 */
function hideRealTime(data: Uint8Array): Uint8Array {
  return data.map((byte, index) =>
    byte === DLE && REAL_TIME.includes(data[index + 1] ?? 0) ? DLE | 0x08 : byte,
  );
}
