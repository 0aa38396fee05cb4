import { expect, it } from 'vitest';
import { createBoardRig } from './test-kit/board-rig.ts';

it('shares one line with the dispenser: one connection, and no question over another', async () => {
  const { clock, board, dispenser, simulator, machine, openedLinks } = createBoardRig();
  board.start();
  dispenser.start();
  await clock.advance(1_000);
  expect(openedLinks()).toBe(1);
  expect(await dispenser.dispense('d1')).toMatchObject({ ok: true });
  expect(await board.setLights('pickUp')).toMatchObject({ ok: true });
  simulator.act('openDoor');
  await clock.advance(6_000);
  expect(await dispenser.motionState('d1')).toEqual({ kind: 'dropped' });
  expect(board.look()).toMatchObject({ door: 'open', lights: 'pickUp' });
  expect(machine.machine.book.fallen).toBe(1);
  expect(board.counters()).toMatchObject({ timeouts: 0, exceptions: 0 });
  await board.stop();
  await clock.advance(500);
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
  await dispenser.stop();
});

it('is not dragged down by the other unit: the one that answers stays usable', async () => {
  const { clock, board, dispenser, machine } = createBoardRig();
  board.start();
  dispenser.start();
  await clock.advance(1_000);
  machine.act('pullPlug');
  await clock.advance(5_000);
  expect(await dispenser.status()).toEqual({ kind: 'disconnected' });
  expect(await board.status()).toEqual({ kind: 'ready' });
  machine.act('plugIn');
  await clock.advance(3_000);
  expect(await dispenser.status()).toEqual({ kind: 'ready' });
  await Promise.all([board.stop(), dispenser.stop()]);
});
