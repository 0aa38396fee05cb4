import * as z from 'zod';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { type SimulatorVerb, verb } from '../simulator-verbs.ts';
import type { Transport } from '../transport/types.ts';
import type { Bitmap } from './bitmap.ts';
import { STATUS_QUESTIONS, type StatusQuestion } from './escpos.ts';
import { createEscPosDecoder, type EscPosCommand } from './escpos-decoder.ts';

/** A piece of paper that came out. */
export interface PrintedSlip {
  readonly picture: Bitmap;
  /** `torn`: a hand tore it off, whatever was missing of it. */
  readonly end: 'cut' | 'torn';
}

export interface ReceiptPrinterSimulator {
  readonly verbs: readonly SimulatorVerb[];
  look(): object;
  slips(): readonly PrintedSlip[];
  runOutOfPaper(): void;
  paperLow(): void;
  loadPaper(): void;
  openCover(): void;
  closeCover(): void;
  jamCutter(): void;
  freeCutter(): void;
  pullPlug(): void;
  plugIn(): void;
  tearOff(): void;
  /** The paper is at its end after so many more rows. */
  leavePaper(rows: number): void;
  stop(): void;
}

/** A new roll: 80 m at 8 dots per mm. */
const ROLL_ROWS = 640_000;
const LOW_ROWS = 16_000;
const ROW_BYTES = 72;
const KEPT_SLIPS = 50;
/** A real printer's buffer is smaller and stops the line; here it must only have an end. */
const MAX_WAITING = 4_000;
/** Bits that are always set in an answer to `DLE EOT`. */
const FIXED_BITS = 0x12;

/** An ESC/POS printer with 80 mm paper at the far end of a transport. Questions "now" are answered whatever is waiting. */
export function createReceiptPrinterSimulator(transport: Transport): ReceiptPrinterSimulator {
  const decoder = createEscPosDecoder();
  const state = { power: true, coverOpen: false, cutterJammed: false, paperRows: ROLL_ROWS, letters: 0 };
  const slips: PrintedSlip[] = [];
  let waiting: EscPosCommand[] = [];
  let hanging: Uint8Array[] = [];

  const say = (byte: number) => void transport.write(Uint8Array.of(byte), 1_000);
  const isStopped = () => state.coverOpen || state.cutterJammed || state.paperRows <= 0;

  const answerNow = (question: StatusQuestion) => {
    const { printer, offlineCause, error, paper } = STATUS_QUESTIONS;
    const flag = (holds: boolean, bits: number) => (holds ? bits : 0);
    const isOut = state.paperRows <= 0;
    const answers: Record<StatusQuestion, number> = {
      printer: flag(isStopped(), printer.bits.offline),
      offlineCause:
        flag(state.coverOpen, offlineCause.bits.coverOpen) |
        flag(isOut, offlineCause.bits.paperEnd) |
        flag(state.cutterJammed, offlineCause.bits.error),
      error: flag(state.cutterJammed, error.bits.cutter),
      paper: flag(state.paperRows <= LOW_ROWS, paper.bits.nearEnd) | flag(isOut, paper.bits.end),
    };
    say(FIXED_BITS | answers[question]);
  };

  const endSlip = (end: PrintedSlip['end']) => {
    if (hanging.length === 0) return;
    const rows = Buffer.concat(hanging);
    const picture = {
      widthPx: ROW_BYTES * 8,
      heightPx: hanging.length,
      bytesPerRow: ROW_BYTES,
      rows: Uint8Array.from(rows),
    };
    slips.push({ picture, end });
    if (slips.length > KEPT_SLIPS) slips.shift();
    hanging = [];
  };

  /** Prints rows until the paper ends; what is left of them waits. */
  const printRows = (picture: Bitmap): Bitmap | null => {
    for (let row = 0; row < picture.heightPx; row++) {
      if (isStopped()) return restOf(picture, row);
      const bytes = new Uint8Array(ROW_BYTES);
      const from = row * picture.bytesPerRow;
      bytes.set(picture.rows.subarray(from, from + Math.min(picture.bytesPerRow, ROW_BYTES)));
      hanging.push(bytes);
      state.paperRows--;
    }
    return null;
  };

  /** True when the command is done with; false when it waits for somebody. */
  const carryOut = (command: EscPosCommand): boolean => {
    switch (command.kind) {
      case 'raster': {
        const rest = printRows(command.picture);
        if (rest) waiting[0] = { kind: 'raster', picture: rest };
        return rest === null;
      }
      case 'feed': {
        const rest = printRows(blank(command.rows));
        if (rest) waiting[0] = { kind: 'feed', rows: rest.heightPx };
        return rest === null;
      }
      case 'cut':
        endSlip('cut');
        return true;
      case 'paperInTurn':
        say(state.paperRows <= LOW_ROWS ? 0x03 : 0x00);
        return true;
      case 'initialise':
        return true;
      case 'other':
        state.letters++;
        return true;
      case 'statusNow':
        return true;
      default:
        return assertNever(command);
    }
  };

  const goOn = () => {
    while (state.power && !isStopped()) {
      const command = waiting[0];
      if (!command || !carryOut(command)) return;
      waiting.shift();
    }
  };

  const forget = transport.onBytes((bytes) => {
    if (!state.power) return;
    for (const command of decoder.push(bytes)) {
      if (command.kind === 'statusNow') answerNow(command.question);
      else if (waiting.length < MAX_WAITING) waiting.push(command);
      goOn();
    }
  });

  const act = (change: () => void) => () => {
    change();
    goOn();
  };
  const human = {
    runOutOfPaper: act(() => {
      state.paperRows = 0;
    }),
    paperLow: act(() => {
      state.paperRows = LOW_ROWS;
    }),
    loadPaper: act(() => {
      state.paperRows = ROLL_ROWS;
    }),
    openCover: act(() => {
      state.coverOpen = true;
    }),
    closeCover: act(() => {
      state.coverOpen = false;
    }),
    jamCutter: act(() => {
      state.cutterJammed = true;
    }),
    freeCutter: act(() => {
      state.cutterJammed = false;
    }),
    // Without power the buffer is gone, and what hangs out of the slot stays there.
    pullPlug: act(() => {
      state.power = false;
      waiting = [];
      decoder.reset();
    }),
    plugIn: act(() => {
      state.power = true;
    }),
    tearOff: act(() => endSlip('torn')),
  };
  const nothing = z.strictObject({});
  const simple = Object.entries(human).map(([name, run]) => verb(name, nothing, run));
  const leavePaper = (rows: number) => {
    state.paperRows = rows;
    goOn();
  };
  const rowsSchema = z.strictObject({ rows: z.number().int().min(0).max(ROLL_ROWS) });

  return {
    ...human,
    leavePaper,
    verbs: [...simple, verb('leavePaper', rowsSchema, ({ rows }) => leavePaper(rows))],
    look: () => ({ ...state, waiting: waiting.length, hangingRows: hanging.length, slips: slips.length }),
    slips: () => [...slips],
    stop: forget,
  };
}

function restOf(picture: Bitmap, fromRow: number): Bitmap {
  const rows = picture.rows.slice(fromRow * picture.bytesPerRow);
  return { ...picture, heightPx: picture.heightPx - fromRow, rows };
}

function blank(rows: number): Bitmap {
  return {
    widthPx: ROW_BYTES * 8,
    heightPx: rows,
    bytesPerRow: ROW_BYTES,
    rows: new Uint8Array(rows * ROW_BYTES),
  };
}
