import { describe, expect, it } from 'vitest';
import type { KioskStatus } from '../../shared/contract/kiosk.ts';
import { saleIn, stages } from '../fixtures/shop.ts';
import { ManualClock } from '../state/manual-clock.ts';
import { FLOW_DELAYS } from './delays.ts';
import { createIdleWatcher, type IdlePolicy, type IdleState } from './idle.ts';
import { idlePolicyOf } from './idle-policy.ts';

const MINUTE = 60_000;
const ask = (key: string, notBeforeMs = 0): IdlePolicy => ({
  kind: 'ask',
  key,
  afterMs: MINUTE,
  notBeforeMs,
});

function setUp(policy: IdlePolicy) {
  const clock = new ManualClock();
  const states: IdleState[] = [];
  const left: string[] = [];
  const watcher = createIdleWatcher({
    clock,
    onState: (state) => states.push(state),
    onLeave: (key) => left.push(key),
  });
  watcher.setPolicy(policy);
  return { clock, states, left, watcher };
}

describe('idle watcher', () => {
  it('asks after the idle time, then leaves', () => {
    const { clock, states, left } = setUp(ask('brand'));
    clock.advance(MINUTE - 1);
    expect(states).toEqual([]);
    clock.advance(1);
    expect(states).toEqual([{ kind: 'asking', endsAtMs: MINUTE + FLOW_DELAYS.questionMs }]);
    clock.advance(FLOW_DELAYS.questionMs - 1);
    expect(left).toEqual([]);
    clock.advance(1);
    expect(left).toEqual(['brand']);
    expect(states.at(-1)).toEqual({ kind: 'quiet' });
  });

  it('starts anew with every touch', () => {
    const { clock, states, watcher } = setUp(ask('brand'));
    for (let touch = 0; touch < 5; touch++) {
      clock.advance(MINUTE - 1);
      watcher.touch();
    }
    expect(states).toEqual([]);
  });

  it('takes the question back when somebody is there after all', () => {
    const { clock, states, left, watcher } = setUp(ask('brand'));
    clock.advance(MINUTE + 5_000);
    watcher.touch();
    expect(states.at(-1)).toEqual({ kind: 'quiet' });
    clock.advance(MINUTE - 1);
    expect(left).toEqual([]);
    clock.advance(1);
    expect(states.at(-1)).toMatchObject({ kind: 'asking' });
  });

  it('starts anew on another screen, and not when the same one is drawn again', () => {
    const { clock, states, watcher } = setUp(ask('brand'));
    clock.advance(MINUTE - 1);
    watcher.setPolicy(ask('brand'));
    clock.advance(1);
    expect(states).toHaveLength(1);
    watcher.setPolicy(ask('model'));
    expect(states.at(-1)).toEqual({ kind: 'quiet' });
    clock.advance(MINUTE - 1);
    expect(states).toHaveLength(2);
  });

  it('waits as long as ever when the clock on the wall is set meanwhile', () => {
    for (const byMs of [15 * MINUTE, -60 * MINUTE]) {
      const { clock, states, left, watcher } = setUp(ask('payment', 2 * MINUTE));
      clock.advance(MINUTE / 2);
      clock.setWall(byMs);
      // The deadline as the main process tells it from now on.
      watcher.setPolicy(ask('payment', 2 * MINUTE + byMs + 1));
      clock.advance(1.5 * MINUTE);
      expect(states).toEqual([]);
      clock.advance(1);
      expect(states).toEqual([{ kind: 'asking', endsAtMs: clock.nowMs() + FLOW_DELAYS.questionMs }]);
      clock.advance(FLOW_DELAYS.questionMs);
      expect(left).toEqual(['payment']);
    }
  });

  it('does not lose what it has waited already when the clock on the wall is set back', () => {
    const { clock, states, watcher } = setUp(ask('brand'));
    clock.advance(MINUTE / 2);
    clock.setWall(-MINUTE / 2);
    watcher.setPolicy({ kind: 'ask', key: 'brand', afterMs: MINUTE + 1, notBeforeMs: 0 });
    clock.advance(MINUTE / 2);
    expect(states).toEqual([]);
    clock.advance(1);
    expect(states).toMatchObject([{ kind: 'asking' }]);
  });

  it('is quiet where nothing is watched', () => {
    const { clock, states, left, watcher } = setUp({ kind: 'off', key: 'attract' });
    clock.advance(10 * MINUTE);
    watcher.touch();
    clock.advance(10 * MINUTE);
    expect([states, left]).toEqual([[], []]);
  });

  it('leaves without a question where the screen counts down itself, and a touch puts that off', () => {
    const { clock, states, left, watcher } = setUp({ kind: 'leave', key: 'queue', afterMs: 45_000 });
    expect(states).toEqual([{ kind: 'leaving', endsAtMs: 45_000 }]);
    clock.advance(30_000);
    watcher.touch();
    expect(states.at(-1)).toEqual({ kind: 'leaving', endsAtMs: 75_000 });
    clock.advance(44_999);
    expect(left).toEqual([]);
    clock.advance(1);
    expect(left).toEqual(['queue']);
  });

  it('does nothing once stopped', () => {
    const { clock, left, watcher } = setUp(ask('brand'));
    watcher.stop();
    clock.advance(10 * MINUTE);
    expect(left).toEqual([]);
  });
});

describe('idle policy', () => {
  it('does not ask while a payment is open, and does so after its deadline', () => {
    const stage = { ...stages.awaitingPayment, deadlineAtMs: 5 * MINUTE };
    const policy = idlePolicyOf({ kind: 'payment', sale: saleIn(stage), stage }, 60);
    const { clock, states } = setUp(policy);
    clock.advance(5 * MINUTE - 1);
    expect(states).toEqual([]);
    clock.advance(1);
    expect(states).toMatchObject([{ kind: 'asking' }]);
  });

  it('is off where no shopper is', () => {
    const status = { kind: 'outOfService', reason: 'staff', detail: [] } satisfies KioskStatus;
    expect(idlePolicyOf({ kind: 'attract' }, 60).kind).toBe('off');
    expect(idlePolicyOf({ kind: 'outOfService', status }, 60).kind).toBe('off');
  });

  it.each(['brand', 'model', 'design', 'review'] as const)('asks on %s after the configured time', (kind) => {
    expect(idlePolicyOf({ kind }, 90)).toMatchObject({ kind: 'ask', afterMs: 90_000 });
  });

  it('keeps a claim longer on the screen than a queue number, and starts anew with a new status', () => {
    const claim = idlePolicyOf({ kind: 'queue', sale: saleIn(stages.claim), stage: stages.claim }, 60);
    const queued = idlePolicyOf({ kind: 'queue', sale: saleIn(stages.queued), stage: stages.queued }, 60);
    const printing = { ...stages.queued, status: 11 };
    const later = idlePolicyOf({ kind: 'queue', sale: saleIn(printing), stage: printing }, 60);
    expect([claim, queued]).toMatchObject([
      { kind: 'leave', afterMs: FLOW_DELAYS.claimReturnMs },
      { kind: 'leave', afterMs: FLOW_DELAYS.queueReturnMs },
    ]);
    expect(later.key).not.toBe(queued.key);
  });

  it.each(['staffPin', 'staffPage', 'staffSetUp'] as const)('closes %s by itself', (kind) => {
    expect(idlePolicyOf({ kind }, 60)).toMatchObject({ kind: 'leave' });
  });
});
