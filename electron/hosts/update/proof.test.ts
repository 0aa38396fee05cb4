import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import { ok } from '../../../shared/domain/result.ts';
import { silentLog } from '../../system/log.ts';
import { UPDATE_DELAYS } from './delays.ts';
import { watchForProof } from './proof.ts';
import { createSteppedClock, type SteppedClock } from './test-kit/stepped-clock.ts';

let clock: SteppedClock;
let status: KioskStatus;
const onProven = vi.fn();
const watch = () =>
  watchForProof({
    kiosk: { handlers: { getKioskStatus: async () => ok(status) } },
    clock,
    log: silentLog,
    onProven,
  });

beforeEach(() => {
  clock = createSteppedClock();
  status = { kind: 'inService' };
  onProven.mockClear();
});

describe('watchForProof', () => {
  it('is content after two minutes on end, once', async () => {
    watch();
    await clock.pass(UPDATE_DELAYS.proofMs - UPDATE_DELAYS.lookMs);
    expect(onProven).not.toHaveBeenCalled();
    await clock.pass(UPDATE_DELAYS.proofMs);
    expect(onProven).toHaveBeenCalledOnce();
  });

  it('takes no disk that cannot be used and no configuration that cannot be read for a program that works', async () => {
    for (const reason of ['storage', 'configuration', 'starting'] as const) {
      status = { kind: 'outOfService', reason, detail: [] };
      const stop = watch();
      await clock.pass(2 * UPDATE_DELAYS.proofMs);
      stop();
    }
    expect(onProven).not.toHaveBeenCalled();
  });

  it('does not hold a paper jam, an absent backend or a shut shop against it', async () => {
    const states: KioskStatus[] = [
      { kind: 'outOfService', reason: 'device', detail: [] },
      { kind: 'outOfService', reason: 'backend', detail: [] },
      { kind: 'outOfService', reason: 'staff', detail: [] },
      { kind: 'closed', opensAtMs: null },
    ];
    for (const [times, state] of states.entries()) {
      status = state;
      watch();
      await clock.pass(UPDATE_DELAYS.proofMs + UPDATE_DELAYS.lookMs);
      expect(onProven).toHaveBeenCalledTimes(times + 1);
    }
  });

  it('begins anew after a break', async () => {
    watch();
    await clock.pass(UPDATE_DELAYS.proofMs - UPDATE_DELAYS.lookMs);
    status = { kind: 'outOfService', reason: 'storage', detail: [] };
    await clock.pass(UPDATE_DELAYS.lookMs);
    status = { kind: 'inService' };
    await clock.pass(UPDATE_DELAYS.proofMs - UPDATE_DELAYS.lookMs);
    expect(onProven).not.toHaveBeenCalled();
  });
});
