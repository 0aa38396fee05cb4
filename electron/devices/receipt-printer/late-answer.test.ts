import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from '../transport/paired-transport.ts';
import { waitUntil } from '../transport/test-kit/wait-until.ts';
import { RECEIPT_PRINTER_DELAYS } from './delays.ts';
import { createReceiptPrinter } from './open-receipt-printer.ts';
import { receiptOf, testGlyphs, testGround } from './test-kit/receipt-rig.ts';

const GOOD = 0x12;
const OFFLINE = 0x1a;

async function open(more: { confirms?: boolean } = {}) {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  await pair.device.open();
  await pair.kiosk.open();
  const config = { widthPx: 576 as const, confirms: true, cuts: true, ...more };
  const printer = createReceiptPrinter(pair.kiosk, testGlyphs, config, { ...testGround, clock });
  /** Settles within the longest that a command may take, or the test fails. */
  const within = async <Value>(work: Promise<Value>, limitMs: number): Promise<Value> => {
    let isSettled = false;
    const watched = work.finally(() => {
      isSettled = true;
    });
    await clock.advanceUntil(() => isSettled, limitMs);
    return watched;
  };
  const say = (...bytes: number[]) => pair.device.write(Uint8Array.from(bytes), 1_000);
  return { clock, pair, printer, within, say };
}

describe('a late answer', () => {
  it('to a question that was given up is not the answer to the next one', async () => {
    const { clock, pair, printer, within, say } = await open();
    const { statusMs, lateAnswerMs } = RECEIPT_PRINTER_DELAYS;
    const answerAfter = async (delayMs: number, answer: number) => {
      await clock.sleep(delayMs);
      await say(answer);
    };
    let questions = 0;
    // Slow by nature, and the first time slower than anybody waits: that answer says "offline".
    pair.device.onBytes(() => {
      void (questions++ === 0
        ? answerAfter(statusMs + lateAnswerMs / 3, OFFLINE)
        : answerAfter(lateAnswerMs, GOOD));
    });
    // The virtual clock goes one sleeper past the condition: this one, and not the late answer.
    void clock.sleep(statusMs + 1);
    expect(await within(printer.status(), 2_000)).toEqual({ kind: 'attention', reason: 'noAnswer' });
    expect(clock.now()).toBeLessThan(statusMs + lateAnswerMs / 3);
    expect(await within(printer.status(), 5_000)).toEqual({ kind: 'ready' });
    expect(printer.counters()).toMatchObject({ timeouts: 1, badFrames: 1 });
  });

  it('is waited for only so long: a printer that falls silent in mid-print leaves doubt', async () => {
    const { pair, printer, within, say } = await open();
    let questions = 0;
    pair.device.onBytes((bytes) => {
      if (bytes[0] === 0x10 && questions++ < 4) void say(GOOD);
    });
    // Drawing takes real time, in which the virtual clock does not move.
    const printed = printer.print(receiptOf('R', { kind: 'rule' }));
    await waitUntil('first look', () => questions >= 4);
    const { finishMs, statusMs } = RECEIPT_PRINTER_DELAYS;
    const result = await within(printed, finishMs + 20 * statusMs);
    expect(result).toMatchObject({ ok: false, error: { kind: 'unclear', reason: 'noAnswer' } });
  });
});

describe('a printer that never says that it got to the end', () => {
  it.each([
    [true, 'unclear'],
    [false, 'printed'],
  ] as const)('is believed only where it is configured so: confirms %s, %s', async (confirms, expected) => {
    const { pair, printer, within, say } = await open({ confirms });
    let questions = 0;
    pair.device.onBytes((bytes) => {
      if (bytes[0] !== 0x10) return;
      questions++;
      void say(GOOD);
    });
    const printed = printer.print(receiptOf('R', { kind: 'rule' }));
    // Drawing takes real time, in which the virtual clock does not move.
    await waitUntil('first look', () => questions >= 4);
    const result = await within(printed, 2 * RECEIPT_PRINTER_DELAYS.finishMs);
    expect(result.ok ? 'printed' : result.error.kind).toBe(expected);
  });
});

describe('a device that talks garbage', () => {
  it('never keeps the kiosk waiting, and never makes it throw', async () => {
    const { pair, printer, within, say } = await open();
    const chatter = { bytes: new Uint8Array() };
    pair.device.onBytes(() => void say(...chatter.bytes));
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 12 }), async (bytes) => {
        chatter.bytes = bytes;
        kinds.add((await within(printer.status(), 10_000)).kind);
      }),
      { numRuns: 500 },
    );
    expect([...kinds].every((kind) => kind === 'ready' || kind === 'attention')).toBe(true);
  });
});
