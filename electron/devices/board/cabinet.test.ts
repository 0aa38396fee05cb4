import { describe, expect, it } from 'vitest';
import { createBoardRig } from './test-kit/board-rig.ts';

const SOON_MS = 400;

describe('the cabinet', () => {
  it.each([
    ['openDoor', {}, 'doorOpen', { door: 'open' }],
    ['cutMains', {}, 'onBattery', { power: 'battery' }],
    ['setTemperature', { celsius: 71.3 }, 'tooHot', { temperatureCelsius: 71.3 }],
    ['setTemperature', { celsius: -12.5 }, 'tooCold', { temperatureCelsius: -12.5 }],
  ] as const)('after %s %o wants staff for %s', async (act, args, reason, part) => {
    const { clock, board, simulator } = createBoardRig();
    board.start();
    await clock.advance(SOON_MS);
    expect(await board.status()).toEqual({ kind: 'ready' });
    expect(board.look()).toMatchObject({ door: 'closed', power: 'mains', temperatureCelsius: 23.5 });
    simulator.act(act, args);
    await clock.advance(SOON_MS);
    expect(await board.status()).toEqual({ kind: 'attention', reason });
    expect(board.look()).toMatchObject(part);
    await board.stop();
  });

  it('goes from mains to battery, to low, and back, and tells each step once', async () => {
    const { clock, board, simulator } = createBoardRig();
    const powers: string[] = [];
    board.onChange((state) => {
      if (state.power !== powers.at(-1)) powers.push(state.power);
    });
    board.start();
    for (const act of ['cutMains', 'drainBattery', 'restoreMains']) {
      await clock.advance(SOON_MS);
      simulator.act(act);
    }
    await clock.advance(SOON_MS);
    expect(powers).toEqual(['mains', 'battery', 'batteryLow', 'mains']);
    await board.stop();
  });

  it('passes its self-test, and says what it has no sensor for', async () => {
    const { clock, board } = createBoardRig({ temperature: null });
    board.start();
    await clock.advance(SOON_MS);
    const steps = await board.selfTest();
    expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['answers', 'passed'],
      ['door', 'passed'],
      ['power', 'passed'],
      ['temperature', 'skipped'],
    ]);
    await board.stop();
  });
});
