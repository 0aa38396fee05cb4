import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTransportPair } from '../transport/paired-transport.ts';
import { type Bitmap, isBlack } from './bitmap.ts';
import { classifyAnswer, encodePicture } from './escpos.ts';
import { createEscPosDecoder, type EscPosCommand } from './escpos-decoder.ts';
import { readAnswers } from './escpos-line.ts';
import { createReceiptPrinterSimulator } from './simulator.ts';
import { testGround } from './test-kit/receipt-rig.ts';

const rowsOf = (commands: readonly EscPosCommand[]): Uint8Array[] =>
  commands.flatMap((command) => {
    if (command.kind === 'feed') return Array.from({ length: command.rows }, () => new Uint8Array(2));
    if (command.kind !== 'raster') return [];
    const { heightPx, bytesPerRow, rows } = command.picture;
    return Array.from({ length: heightPx }, (_, row) =>
      rows.slice(row * bytesPerRow, (row + 1) * bytesPerRow),
    );
  });
/** Bytes of DLE commands are frequent on purpose. */
const dots = fc.array(fc.oneof(fc.constantFrom(0, 0, 0, 0x10, 0x04, 0x05, 0x14, 1), fc.nat(255)), {
  maxLength: 700,
});
const picture = dots.map((bytes): Bitmap => {
  const rows = Uint8Array.from(bytes.length % 2 === 0 ? bytes : [...bytes, 0]);
  return { widthPx: 16, heightPx: rows.length / 2, bytesPerRow: 2, rows };
});
const hasRealTime = (bytes: Uint8Array) =>
  bytes.some((byte, index) => index > 7 && byte === 0x10 && [4, 5, 0x14].includes(bytes[index + 1] ?? 0));

describe('the ESC/POS codec', () => {
  it('brings every dot over, in whatever pieces, and at most adds one next to another', () => {
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 40 }), (drawn, pieceLength) => {
        const writes = encodePicture(drawn);
        expect(writes.some(hasRealTime)).toBe(false);
        const bytes = Buffer.concat(writes);
        const decoder = createEscPosDecoder();
        const commands: EscPosCommand[] = [];
        for (let at = 0; at < bytes.length; at += pieceLength)
          commands.push(...decoder.push(bytes.subarray(at, at + pieceLength)));
        const rows = rowsOf(commands);
        expect(rows).toHaveLength(drawn.heightPx);
        const printed = { ...drawn, rows: Uint8Array.from(Buffer.concat(rows)) };
        for (let y = 0; y < drawn.heightPx; y++)
          for (let x = 0; x < 16; x++) {
            if (isBlack(drawn, x, y)) expect(isBlack(printed, x, y)).toBe(true);
            else if (isBlack(printed, x, y)) expect(isBlack(drawn, x - 1, y)).toBe(true);
          }
      }),
      { numRuns: 400 },
    );
  });

  it('takes 10,000 pieces of garbage, and whole commands after them', () => {
    const piece = fc.array(fc.oneof(fc.constantFrom(0x1b, 0x1d, 0x10, 0x04, 0x76, 0x30, 0x56), fc.nat(255)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(piece, (bytes) => {
        const decoder = createEscPosDecoder();
        const commands = decoder.push(Uint8Array.from(bytes));
        expect(commands.length).toBeLessThanOrEqual(bytes.length);
        decoder.reset();
        expect(decoder.push(Uint8Array.of(0x10, 0x04, 0x04))).toEqual([
          { kind: 'statusNow', question: 'paper' },
        ]);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never takes an answer of one kind for one of the other', () => {
    const kinds = Array.from({ length: 256 }, (_, byte) => classifyAnswer(byte));
    for (let flags = 0; flags < 256; flags++) {
      if ((flags & 0x93) === 0x12)
        expect([kinds[flags], flags]).toEqual([flags === 0x13 ? null : 'now', flags]);
    }
    expect(kinds[0x00]).toBe('inTurn');
    expect(kinds[0x0f]).toBe('inTurn');
    expect(kinds[0x11]).toBe(null);
    expect(kinds[0xff]).toBe(null);
  });

  it('reads paper out from either answer', () => {
    expect(readAnswers((question) => (question === 'paper' ? 0x72 : 0x12))).toEqual({
      trouble: 'paperOut',
      paper: 'out',
    });
    expect(readAnswers((question) => (question === 'paper' ? 0x1e : 0x12))).toEqual({
      trouble: null,
      paper: 'low',
    });
    expect(readAnswers((question) => (question === 'printer' ? 0x1a : 0x12)).trouble).toBe('offline');
    expect(readAnswers((question) => (question === 'error' ? 0x1a : 0x12)).trouble).toBe('cutter');
  });
});

describe('the simulated receipt printer', () => {
  it('takes any bytes and any verb without throwing, and answers afterwards', async () => {
    const pair = createTransportPair({ clock: testGround.clock });
    await pair.kiosk.open();
    await pair.device.open();
    const simulator = createReceiptPrinterSimulator(pair.device);
    const verb = fc.constantFrom(...simulator.verbs);
    const deed = fc.oneof(fc.uint8Array({ maxLength: 50 }), verb);
    const heard: number[] = [];
    pair.kiosk.onBytes((bytes) => heard.push(...bytes));
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
        for (const one of deeds) {
          if (one instanceof Uint8Array) await pair.kiosk.write(one, 1_000);
          else one.run(one.name === 'leavePaper' ? { rows: 50 } : {});
        }
        expect(simulator.look()).toMatchObject({ slips: expect.any(Number) });
      }),
      { numRuns: 2_000 },
    );
    simulator.pullPlug();
    simulator.plugIn();
    heard.length = 0;
    await pair.kiosk.write(Uint8Array.of(0x10, 0x04, 0x04), 1_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.map((byte) => byte & 0x93)).toEqual([0x12]);
  });

  it('refuses arguments that do not fit', () => {
    const pair = createTransportPair({ clock: testGround.clock });
    const simulator = createReceiptPrinterSimulator(pair.device);
    const leave = simulator.verbs.find(({ name }) => name === 'leavePaper');
    expect(() => leave?.run({ rows: -1 })).toThrow('rows');
    leave?.run({ rows: 5 });
    expect(simulator.look()).toMatchObject({ paperRows: 5 });
  });
});
