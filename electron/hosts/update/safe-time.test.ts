import { beforeEach, describe, expect, it } from 'vitest';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import { ok } from '../../../shared/domain/result.ts';
import { UPDATE_DELAYS } from './delays.ts';
import { createSafeTime } from './safe-time.ts';

let nowMs: number;
let isQuiet: boolean;
let status: KioskStatus;
const open = () =>
  createSafeTime(
    { isQuiet: () => isQuiet, handlers: { getKioskStatus: async () => ok(status) } },
    { steadyMs: () => nowMs },
  );

beforeEach(() => {
  nowMs = 0;
  isQuiet = true;
  status = { kind: 'inService' };
});

describe('isSafeNow', () => {
  it('waits until nobody has come for a while, while the shop is open', async () => {
    const { isSafeNow } = open();
    expect(await isSafeNow()).toBe(false);
    nowMs = UPDATE_DELAYS.untouchedMs - 1;
    expect(await isSafeNow()).toBe(false);
    nowMs = UPDATE_DELAYS.untouchedMs;
    expect(await isSafeNow()).toBe(true);
  });

  it('counts anew from the last shopper', async () => {
    const { isSafeNow } = open();
    await isSafeNow();
    nowMs = UPDATE_DELAYS.untouchedMs;
    isQuiet = false;
    expect(await isSafeNow()).toBe(false);
    isQuiet = true;
    expect(await isSafeNow()).toBe(false);
    nowMs = 2 * UPDATE_DELAYS.untouchedMs;
    expect(await isSafeNow()).toBe(true);
  });

  it('is at once where the shop is shut or cannot sell', async () => {
    status = { kind: 'closed', opensAtMs: null };
    expect(await open().isSafeNow()).toBe(true);
    status = { kind: 'outOfService', reason: 'device', detail: [] };
    expect(await open().isSafeNow()).toBe(true);
  });

  it('is never while a case is made or somebody is at the screen, not even in a shop that is shut', async () => {
    status = { kind: 'closed', opensAtMs: null };
    isQuiet = false;
    expect(await open().isSafeNow()).toBe(false);
  });

  it('is not while the kiosk starts', async () => {
    status = { kind: 'outOfService', reason: 'starting', detail: [] };
    expect(await open().isSafeNow()).toBe(false);
  });
});
