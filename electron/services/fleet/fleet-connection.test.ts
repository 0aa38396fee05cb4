import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import type { BrokerFailure } from './broker-failure.ts';
import { createFleetConnection, pauseAfter } from './fleet-connection.ts';
import { FLEET_DELAYS } from './fleet-delays.ts';

const away: BrokerFailure = { kind: 'unreachable', detail: 'no route' };

function open(failure: BrokerFailure) {
  const clock = createVirtualClock(0);
  const triedAtMs: number[] = [];
  const connection = createFleetConnection({
    ...{ url: 'mqtts://broker.example', clientId: 'k', will: { topic: 't', payload: '' }, clock },
    delays: FLEET_DELAYS,
    openLink: async () => {
      triedAtMs.push(clock.now());
      return err(failure);
    },
    credentials: async () => ok({}),
    onMessage: async () => undefined,
    work: async () => undefined,
    onFailure: () => undefined,
    log: silentLog,
    random: () => 0.999,
  });
  connection.start();
  return { clock, connection, triedAtMs };
}

it('tries a broker that is away ever more rarely, and at the least every five minutes', async () => {
  const { clock, connection, triedAtMs } = open(away);
  await clock.advance(2 * 3600_000);
  const pauses = triedAtMs.slice(1).map((atMs, index) => atMs - (triedAtMs[index] ?? 0));
  expect(pauses.slice(0, 4).map((pauseMs) => Math.round(pauseMs / 1000))).toEqual([1, 2, 4, 8]);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(FLEET_DELAYS.longestPauseMs);
  expect(triedAtMs.length).toBeGreaterThan(24);
  expect(connection.lastFailure()).toEqual(away);
  await connection.stop();
});

it('keeps away from one that does harm for longer', async () => {
  const { clock, connection, triedAtMs } = open({ kind: 'harmful', detail: 'flood' });
  await clock.advance(50_000);
  expect(triedAtMs).toHaveLength(1);
  await connection.stop();
});

it('has a thousand kiosks come back each at a moment of its own', () => {
  const pauses = Array.from({ length: 1_000 }, (_, index) =>
    pauseAfter(1, away, FLEET_DELAYS, index / 1_000),
  );
  expect(new Set(pauses).size).toBe(1_000);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(FLEET_DELAYS.firstPauseMs / 2);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(FLEET_DELAYS.firstPauseMs);
});
