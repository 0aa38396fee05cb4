import { describe, expect, it } from 'vitest';
import type { MachineLook } from '../../../../shared/contract/staff-queue.ts';
import {
  bootStock,
  buy,
  count,
  createWorld,
  isDelivered,
  saleOnDisk,
} from '../../stock/test-kit/stock-rig.ts';
import { obstacleToClear } from './machine-look.ts';
import { createQueueDesk } from './queue-desk.ts';

/** A first case whose print jammed with its blank in the machine, and a second one that waits behind it. */
async function openJammed() {
  const world = createWorld();
  const kiosk = bootStock(world);
  count(kiosk, 1, 9);
  const desk = createQueueDesk({
    line: kiosk.line,
    store: kiosk.store,
    clock: world.clock,
    printer: world.printer,
    dispenser: world.dispenser,
    leftBlanks: kiosk.leftBlanks,
    clearTrouble: () => kiosk.leftBlanks.clear(),
  });
  await buy(world, kiosk, 'first');
  await world.clock.advanceUntil(
    () => saleOnDisk(world.database, 'first')?.print?.state === 'started',
    10_000,
  );
  world.printer.breakDown('jam');
  await world.clock.advance(5_000);
  await buy(world, kiosk, 'second');
  world.printer.repair();
  await world.clock.advance(20_000);
  return { world, kiosk, desk };
}

describe('after a jam', () => {
  it('says what is stuck, and does not go on while a sensor sees a blank', async () => {
    const { kiosk, desk } = await openJammed();
    const { machine, cases } = await desk.view();
    expect(machine).toMatchObject({ isStuck: true, isBlankLeft: true, feedPlace: 'occupied' });
    expect(cases.map(({ saleId, state }) => `${saleId} ${state}`)).toEqual([
      'second waiting',
      'first attention',
    ]);
    expect(await desk.clear()).toEqual({ ok: false, error: 'occupied' });
    await kiosk.stop();
  });

  it('goes on with the next case once a person has taken it out and said so', async () => {
    const { world, kiosk, desk } = await openJammed();
    world.dispenser.takeBlank();
    expect(await desk.clear()).toMatchObject({ ok: true });
    expect((await desk.view()).machine.isStuck).toBe(false);
    await world.clock.advance(60_000);
    expect(isDelivered(world, 'second')).toBe(true);
    expect(saleOnDisk(world.database, 'first')?.claims).toHaveLength(1);
    await kiosk.stop();
  });
});

describe('saying that the machine is clear', () => {
  const look: MachineLook = {
    printer: { status: 'ready', reason: null },
    dispenser: { status: 'attention', reason: 'jam' },
    feedPlace: 'empty',
    tray: 'empty',
    door: 'closed',
    isBlankLeft: false,
    isStuck: true,
  };
  const free = { isTaken: false, isMoving: false };

  it('is believed of a jam that no sensor contradicts', () => {
    expect(obstacleToClear(look, free)).toBeNull();
    expect(obstacleToClear({ ...look, feedPlace: 'unknown', door: 'unknown' }, free)).toBeNull();
  });

  it.each([
    ['moving', { dispenser: { status: 'busy', reason: null } }, free],
    ['moving', {}, { isTaken: true, isMoving: true }],
    ['doorOpen', { door: 'open' }, free],
    ['doorOpen', { dispenser: { status: 'attention', reason: 'doorOpen' } }, free],
    ['occupied', { feedPlace: 'occupied' }, free],
    ['noMachine', { dispenser: { status: 'disconnected', reason: null } }, free],
  ] as const)('is refused as %s', (reason, change, taken) => {
    expect(obstacleToClear({ ...look, ...change }, taken)).toBe(reason);
  });

  it('is believed while a printed case waits there for the dispenser that jammed', () => {
    expect(
      obstacleToClear({ ...look, feedPlace: 'occupied' }, { isTaken: true, isMoving: false }),
    ).toBeNull();
  });
});
