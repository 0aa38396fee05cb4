import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { type BackendHealth, createBackendHealth, HEALTH_DELAYS } from './backend-health.ts';

let health: BackendHealth;
afterEach(() => health.stop());

/** A kiosk that asks its backend by itself where an answer was lost. */
function open(answerOf: (asked: number) => 'answers' | 'away' | 'never') {
  const clock = createVirtualClock(0);
  const told: string[] = [];
  let asked = 0;
  health = createBackendHealth(clock);
  health.onChange(() => told.push(health.state()));
  health.start(async (signal) => {
    asked += 1;
    const answer = answerOf(asked);
    if (answer === 'never') await clock.sleep(600_000, signal).catch(() => undefined);
    else health.record(answer);
  });
  return { clock, told, asked: () => asked };
}

describe('one lost answer', () => {
  it('is no backend that is away: the kiosk asks at once, and nothing changes', async () => {
    const { clock, told, asked } = open(() => 'answers');
    await clock.advance(1);
    health.record('away');
    expect(health.state()).toBe('answers');
    await clock.advance(1);
    expect(asked()).toBe(1);
    await clock.advance(60_000);
    expect(health.isReachable()).toBe(true);
    expect(told).toEqual([]);
    // The next one, long after, is the first again.
    health.record('away');
    expect(health.state()).toBe('answers');
  });

  it('and one more make it away, until it answers', async () => {
    const { clock, told, asked } = open((nth) => (nth < 3 ? 'away' : 'answers'));
    await clock.advance(1);
    health.record('away');
    await clock.advance(1);
    expect(health.state()).toBe('away');
    await clock.advance(3 * HEALTH_DELAYS.probeMs);
    expect(health.state()).toBe('answers');
    expect(told).toEqual(['away', 'answers']);
    expect(asked()).toBe(3);
  });

  it('after which nothing answers for a while makes it away, without waiting for the question to end', async () => {
    const { clock, told } = open(() => 'never');
    await clock.advance(1);
    health.record('away');
    await clock.advance(HEALTH_DELAYS.doubtMs - 10);
    expect(health.state()).toBe('answers');
    await clock.advance(20);
    expect(told).toEqual(['away']);
  });

  it('is forgotten with any answer in between', async () => {
    const { clock, told } = open(() => 'never');
    await clock.advance(1);
    health.record('away');
    health.record('answers');
    health.record('away');
    health.record('answers');
    await clock.advance(HEALTH_DELAYS.doubtMs * 4);
    expect(told).toEqual([]);
  });
});

describe('what needs no second look', () => {
  it.each(['suspended', 'refusesLogin'])('is believed at once: %s', (what) => {
    open(() => 'never');
    if (what === 'suspended') health.record('away', true);
    else health.record('refusesLogin');
    expect(health.state()).toBe(what === 'suspended' ? 'away' : 'refusesLogin');
  });
});
