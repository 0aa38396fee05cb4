import { describe, expect, it } from 'vitest';
import { waitUntil } from '../transport/test-kit/wait-until.ts';
import { openReceiptRig, receiptOf } from './test-kit/receipt-rig.ts';

const RECEIPT = receiptOf('R1', { kind: 'bigNumber', text: 'A017', caption: '取件号' }, { kind: 'rule' });

describe('the paper ends', () => {
  it('before a receipt: nothing is sent, and the same receipt may be printed later', async () => {
    const { simulator, printer } = await openReceiptRig();
    simulator.runOutOfPaper();
    expect(await printer.status()).toEqual({ kind: 'attention', reason: 'paperOut' });
    expect(await printer.print(RECEIPT)).toMatchObject({
      ok: false,
      error: { kind: 'rejected', reason: 'paperOut' },
    });
    expect(await printer.paper()).toBe('out');
    simulator.loadPaper();
    expect(await printer.print(RECEIPT)).toMatchObject({ ok: true });
    expect(simulator.slips()).toHaveLength(1);
  });

  it('in the middle of one: that is unclear, and it is not printed again', async () => {
    const { simulator, printer } = await openReceiptRig();
    simulator.leavePaper(60);
    expect(await printer.print(RECEIPT)).toMatchObject({
      ok: false,
      error: { kind: 'unclear', reason: 'paperOut' },
    });
    simulator.loadPaper();
    expect(await printer.print(RECEIPT)).toMatchObject({ ok: false, error: { reason: 'printedBefore' } });
    // The printer itself ends what it had in its buffer.
    expect(simulator.slips()).toHaveLength(1);
  });

  it('soon: that is told, and is no trouble', async () => {
    const { simulator, printer } = await openReceiptRig();
    expect(await printer.paper()).toBe('enough');
    simulator.paperLow();
    expect(await printer.paper()).toBe('low');
    expect(await printer.status()).toEqual({ kind: 'ready' });
    expect(await printer.print(RECEIPT)).toMatchObject({ ok: true });
  });
});

describe('a printer that somebody', () => {
  it.each([
    ['openCover', 'closeCover', 'coverOpen'],
    ['jamCutter', 'freeCutter', 'cutter'],
  ] as const)('%s says so until they %s', async (breakIt, mendIt, reason) => {
    const { simulator, printer } = await openReceiptRig();
    simulator[breakIt]();
    expect(await printer.status()).toEqual({ kind: 'attention', reason });
    expect(await printer.print(RECEIPT)).toMatchObject({ ok: false, error: { kind: 'rejected', reason } });
    simulator[mendIt]();
    expect(await printer.status()).toEqual({ kind: 'ready' });
  });

  it('tears paper from keeps the piece', async () => {
    const { simulator, printer } = await openReceiptRig();
    simulator.leavePaper(60);
    await printer.print(RECEIPT);
    simulator.verbs.find(({ name }) => name === 'tearOff')?.run({});
    expect(simulator.slips()).toMatchObject([{ end: 'torn', picture: { heightPx: 60 } }]);
  });

  it('switches off does not answer; its receipt is rejected for certain', async () => {
    const { simulator, printer } = await openReceiptRig();
    simulator.pullPlug();
    expect(await printer.status()).toEqual({ kind: 'attention', reason: 'noAnswer' });
    expect(await printer.print(RECEIPT)).toMatchObject({
      ok: false,
      error: { kind: 'rejected', reason: 'noAnswer' },
    });
  });

  it('unplugs in mid-print leaves doubt', async () => {
    const { pair, simulator, printer } = await openReceiptRig();
    pair.device.onBytes((bytes) => {
      if (bytes[0] === 0x1d && bytes[1] === 0x76) pair.unplug();
    });
    expect(await printer.print(RECEIPT)).toMatchObject({
      ok: false,
      error: { kind: 'unclear', reason: 'disconnected' },
    });
    expect(simulator.slips()).toEqual([]);
    expect(await printer.status()).toEqual({ kind: 'disconnected' });
  });

  it('plugs in again is back within 3 s', async () => {
    const { pair, printer } = await openReceiptRig();
    const seen: string[] = [];
    printer.onStatus((status) => seen.push(status.kind));
    printer.start();
    await waitUntil('first look', () => seen.at(-1) === 'ready');
    pair.unplug();
    await waitUntil('loss', () => seen.at(-1) === 'disconnected', 1_000);
    pair.plugIn();
    await waitUntil('return', () => seen.at(-1) === 'ready', 3_000);
    await printer.stop();
  });
});
