import { describe, expect, it } from 'vitest';
import { NOTHING_KEPT } from '../../system/config/settings-file.ts';
import { silentLog } from '../../system/log.ts';
import { TRIAL_DELAYS } from './setting-scopes.ts';
import { createTrialWatch } from './trial-watch.ts';

/** A kiosk on trial by a clock that moves only while the watch sleeps. */
async function watchFor(durationMs: number, isSound: (nowMs: number) => boolean, isBusy = () => false) {
  const told: string[] = [];
  let nowMs = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const trial = { former: [], sinceMs: 0, starts: 1 };
  let kept = { ...NOTHING_KEPT, trial: trial as typeof trial | null };
  const watch = createTrialWatch({
    settings: {
      inUse: () => ({ given: {}, json: {}, refused: [], kept }),
      confirm: () => {
        told.push(`confirmed at ${nowMs}`);
        kept = { ...kept, trial: null };
        resolve();
      },
      undo: (reason, detail) => {
        told.push(`${reason} at ${nowMs}: ${detail}`);
        return true;
      },
    },
    clock: {
      now: () => nowMs,
      steadyMs: () => nowMs,
      sleep: async (delayMs) => {
        nowMs += delayMs;
        if (nowMs > durationMs) {
          resolve();
          await Promise.withResolvers<void>().promise;
        }
      },
    },
    log: silentLog,
    isSound: () => isSound(nowMs),
    troubles: () => ['case printer: not connected'],
    isBusy,
    restart: () => {
      told.push('restart');
      resolve();
    },
  });
  watch.start();
  await promise;
  return told;
}

const { provenMs, limitMs, lookMs } = TRIAL_DELAYS;

describe('settings on trial', () => {
  it('stay once the kiosk was in service for a while without a break', async () => {
    expect(await watchFor(limitMs, () => true)).toEqual([`confirmed at ${provenMs}`]);
    const breakAtMs = provenMs - lookMs;
    expect(await watchFor(limitMs, (nowMs) => nowMs !== breakAtMs)).toEqual([
      `confirmed at ${breakAtMs + lookMs + provenMs}`,
    ]);
  });

  it('are taken back, with a restart, where the kiosk does not come into service', async () => {
    expect(await watchFor(limitMs * 2, () => false)).toEqual([
      `notConfirmed at ${limitMs}: case printer: not connected`,
      'restart',
    ]);
  });

  it('are not taken back before a shopper’s eyes', async () => {
    let isBusy = true;
    const told = await watchFor(
      limitMs * 2,
      (nowMs) => {
        isBusy = nowMs < limitMs + 60_000;
        return false;
      },
      () => isBusy,
    );
    expect(told[0]).toBe(`notConfirmed at ${limitMs + 60_000}: case printer: not connected`);
  });
});
