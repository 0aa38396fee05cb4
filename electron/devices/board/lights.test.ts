import { expect, it } from 'vitest';
import { createBoardRig } from './test-kit/board-rig.ts';

const lit = (coils: ReadonlyMap<number, boolean>) => [...coils].flatMap(([lamp, on]) => (on ? [lamp] : []));

it('lights one scene at a time', async () => {
  const { clock, board, simulator } = createBoardRig();
  board.start();
  await clock.advance(400);
  for (const [scene, lamps] of [
    ['attract', [0]],
    ['pay', [1]],
    ['pickUp', [2]],
    ['service', [0, 1, 2]],
    ['off', []],
  ] as const) {
    expect(await board.setLights(scene)).toEqual({ ok: true, value: undefined });
    expect(lit(simulator.cabinet.coils)).toEqual(lamps);
    expect(board.look().lights).toBe(scene);
  }
  await board.stop();
});

it('lights up again after the board was without power', async () => {
  const { clock, board, simulator } = createBoardRig();
  board.start();
  await clock.advance(400);
  await board.setLights('attract');
  simulator.act('pullPlug');
  await clock.advance(2_000);
  expect(await board.status()).toEqual({ kind: 'disconnected' });
  expect(board.look()).toMatchObject({ door: 'unknown', power: 'unknown', lights: null });
  simulator.act('plugIn');
  await clock.advance(3_000);
  expect(lit(simulator.cabinet.coils)).toEqual([0]);
  expect(board.look().lights).toBe('attract');
  await board.stop();
});

it('gives a colour as a number to a light controller', async () => {
  const { clock, board, simulator } = createBoardRig({ lights: { pay: [{ register: 9, value: 512 }] } });
  board.start();
  await clock.advance(400);
  await board.setLights('pay');
  expect(simulator.cabinet.registers.get(9)).toBe(512);
  await board.stop();
});

it('says that it could not, while the board is away, and does it when it is back', async () => {
  const { clock, board, pair, simulator } = createBoardRig();
  pair.unplug();
  board.start();
  await clock.advance(400);
  expect(await board.setLights('pickUp')).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  pair.plugIn();
  await clock.advance(3_000);
  expect(lit(simulator.cabinet.coils)).toEqual([2]);
  await board.stop();
});
