import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import type { BrokerLink } from './broker-link.ts';
import { stateOf } from './kiosk-state.ts';
import type { FleetState } from './messages.ts';
import { createStateTeller } from './state-teller.ts';
import { SOUND } from './test-kit/sample-overview.ts';

function open() {
  const clock = createVirtualClock(0);
  const told: { atMs: number; sales: number }[] = [];
  const world = { isTaken: true };
  const teller = createStateTeller({ topic: 'state', clock, intervalMs: 10_000, onOutcome: () => undefined });
  const link: Pick<BrokerLink, 'publish'> = {
    publish: async (_topic, payload, { retain }) => {
      const state: FleetState = JSON.parse(payload);
      if (!world.isTaken) return err({ kind: 'notAllowed', code: 0x87, detail: '' });
      if (retain) told.push({ atMs: clock.now(), sales: state.today.sales });
      return ok(undefined);
    },
  };
  const take = (sales: number) => {
    const head = { version: 1, site: 'north', kiosk: 'k1', startId: 's', atMs: clock.now() } as const;
    const seen = stateOf({ ...SOUND, today: { sales, takenMinor: 0 } });
    teller.take({ ...head, ...seen, unsentEvents: 0, droppedCommands: 0 });
  };
  /** A connection, until the way back is called. */
  const connect = () => {
    const over = new AbortController();
    const run = teller.run(link as BrokerLink, over.signal);
    return async () => {
      over.abort();
      await run;
    };
  };
  return { clock, told, take, connect, world };
}

it('tells what changed, the last of it, and no more often than it may', async () => {
  const { clock, told, take, connect } = open();
  take(0);
  const end = connect();
  for (let sales = 1; sales <= 30; sales++) {
    await clock.advance(1_000);
    take(sales);
  }
  await clock.advance(60_000);
  expect(told).toEqual([
    { atMs: 0, sales: 0 },
    { atMs: 10_000, sales: 9 },
    { atMs: 20_000, sales: 19 },
    { atMs: 30_000, sales: 29 },
    { atMs: 40_000, sales: 30 },
  ]);
  await end();
});

it('does not repeat what has not changed, but to a new connection', async () => {
  const { clock, told, take, connect } = open();
  take(7);
  const end = connect();
  for (let count = 0; count < 100; count++) {
    await clock.advance(2_000);
    take(7);
  }
  expect(told).toHaveLength(1);
  await end();
  const endAgain = connect();
  await clock.advance(0);
  expect(told).toHaveLength(2);
  await endAgain();
});

it('tells it again where the broker did not take it', async () => {
  const { clock, told, take, connect, world } = open();
  world.isTaken = false;
  take(1);
  const end = connect();
  await clock.advance(30_000);
  world.isTaken = true;
  await clock.advance(10_000);
  expect(told.map(({ sales }) => sales)).toEqual([1]);
  await end();
});
