import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { createTransportPair } from '../../transport/paired-transport.ts';
import { createModbusLink } from './modbus-link.ts';
import type { Framing } from './modbus-port.ts';
import { type BoardTables, serveOver } from './slave.ts';

/** A board of unit 1 whose input registers hold the time of the answer's making, and whose delay is the test's. */
function createRig(framing: Framing, options: { readonly answerMs?: number } = {}) {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  void pair.device.open();
  const board = { delayMs: 0, value: 0, written: [] as number[], unit: 1 };
  const answered = async <Value>(unit: number, value: () => Value): Promise<Value> => {
    if (unit !== board.unit) return new Promise<Value>(() => undefined);
    const result = value();
    if (board.delayMs > 0) await clock.sleep(board.delayMs);
    return result;
  };
  const tables: BoardTables = {
    getCoil: (_, unit) => answered(unit, () => false),
    getDiscreteInput: (_, unit) => answered(unit, () => false),
    getInputRegister: (_, unit) => answered(unit, () => board.value),
    getHoldingRegister: (_, unit) => answered(unit, () => board.value),
    setCoil: (_, __, unit) => answered(unit, () => undefined),
    setRegister: (_, value, unit) => answered(unit, () => void board.written.push(value)),
  };
  serveOver(pair.device, framing, tables);
  const link = createModbusLink({ transport: pair.kiosk, framing, clock, ...options });
  link.start();
  const finished = async <Value>(promise: Promise<Value>): Promise<Value> => {
    let isOver = false;
    promise.finally(() => {
      isOver = true;
    });
    await clock.advanceUntil(() => isOver, 10_000);
    return promise;
  };
  return { clock, pair, board, link, finished };
}

describe.each(['rtu', 'tcp'] as const)('a board at Modbus %s', (framing) => {
  it('that is slow is waited for as long as its line says', async () => {
    const { clock, board, link, finished } = createRig(framing, { answerMs: 2_000 });
    await clock.advance(10);
    board.value = 111;
    board.delayMs = 1_900;
    expect(await finished(link.read(1, 'inputRegister', 0, 1))).toEqual({ ok: true, value: [111] });
    board.delayMs = 2_100;
    expect(await finished(link.read(1, 'inputRegister', 0, 1))).toMatchObject({
      error: { kind: 'noAnswer' },
    });
    await link.stop();
  });

  it('that answers too late is not believed in the next answer', async () => {
    const { clock, board, link, finished } = createRig(framing);
    await clock.advance(10);
    board.value = 111;
    board.delayMs = 700;
    const first = link.read(1, 'inputRegister', 0, 1);
    await clock.advance(410);
    expect(await first).toMatchObject({ error: { kind: 'noAnswer' } });
    board.value = 222;
    // The late 111 arrives in the middle of this question.
    const second = link.read(1, 'inputRegister', 0, 1);
    await clock.advance(1_000);
    expect(await second).not.toMatchObject({ value: [111] });
    board.delayMs = 0;
    await clock.advance(1_000);
    board.value = 333;
    expect(await finished(link.read(1, 'inputRegister', 0, 1))).toEqual({ ok: true, value: [333] });
    await link.stop();
  });

  it('that answers in time after a late one is heard at once', async () => {
    const { clock, board, link, finished } = createRig(framing);
    await clock.advance(10);
    board.value = 111;
    board.delayMs = 700;
    const first = link.read(1, 'inputRegister', 0, 1);
    await clock.advance(410);
    await first;
    board.delayMs = 0;
    board.value = 222;
    expect(await finished(link.read(1, 'inputRegister', 0, 1))).toEqual({ ok: true, value: [222] });
    await link.stop();
  });

  it('of another number is not taken for ours', async () => {
    const { clock, board, link, finished } = createRig(framing);
    await clock.advance(10);
    board.unit = 2;
    expect(await finished(link.read(1, 'coil', 0, 3))).toMatchObject({ error: { kind: 'noAnswer' } });
    expect(await finished(link.read(2, 'coil', 0, 3))).toEqual({ ok: true, value: [0, 0, 0] });
    await link.stop();
  });

  it('is asked one question at a time, in the order of asking', async () => {
    const { clock, board, link, finished } = createRig(framing);
    await clock.advance(10);
    board.delayMs = 50;
    const writes = [5, 6, 7, 8].map((value) => link.writeRegister(1, 0, value));
    const results = await finished(Promise.all(writes));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(board.written).toEqual([5, 6, 7, 8]);
    await link.stop();
  });

  it('whose port goes away in mid-write leaves the question unclear, and settles it', async () => {
    const { clock, pair, link, finished } = createRig(framing);
    await clock.advance(10);
    pair.stall();
    const written = link.writeCoil(1, 0, true);
    await clock.advance(50);
    pair.unplug();
    expect(await finished(written)).toMatchObject({ ok: false, error: { kind: 'noAnswer' } });
    expect(await finished(link.writeCoil(1, 0, true))).toMatchObject({
      ok: false,
      error: { kind: 'notSent' },
    });
    pair.unstall();
    pair.plugIn();
    await clock.advance(1_000);
    expect(await finished(link.writeCoil(1, 0, true))).toEqual({ ok: true, value: undefined });
    await link.stop();
  });
});

it('says so when a board refuses', async () => {
  const clock = createVirtualClock(0);
  const pair = createTransportPair({ clock });
  void pair.device.open();
  const refuse = () => Promise.reject(new Error('no such register'));
  serveOver(pair.device, 'rtu', {
    getCoil: refuse,
    getDiscreteInput: refuse,
    getInputRegister: refuse,
    getHoldingRegister: refuse,
    setCoil: refuse,
    setRegister: refuse,
  });
  const link = createModbusLink({ transport: pair.kiosk, framing: 'rtu', clock });
  link.start();
  await clock.advance(10);
  expect(await link.writeCoil(1, 0, true)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  await link.stop();
});
