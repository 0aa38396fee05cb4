import { constants, setPriority } from 'node:os';
import { FLEET_DELAYS } from '../fleet-delays.ts';
import type { KioskPlace } from '../topics.ts';
import { FLEET_PASSWORD, type FleetCount, type FleetOrder, saleIdOf, userOf } from './fleet-messages.ts';
import { createJumpingClock } from './jumping-clock.ts';
import { type FleetWorld, openFleet } from './open-fleet.ts';

/* One process of a large fleet: many kiosks, each the whole service over a database and a connection of its own. */

// A thousand kiosks leave the machine to whatever else is tested on it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const clock = createJumpingClock();
const kiosks: { readonly place: KioskPlace; readonly fleet: FleetWorld }[] = [];

/** As in the product, but that an answer may take as long as it takes: an hour passes here within seconds. */
const DELAYS = { ...FLEET_DELAYS, connectMs: 4 * 3600_000, ackMs: 4 * 3600_000, lookMs: 5 * 60_000 };

function open(order: Extract<FleetOrder, { kind: 'open' }>): void {
  for (const place of order.places) {
    const credentials = { user: userOf(place), password: FLEET_PASSWORD, ca: order.ca };
    const fleet = openFleet({
      ...{ url: order.url, place, credentials, clock },
      stateMs: 10_000,
      delays: DELAYS,
    });
    kiosks.push({ place, fleet });
    fleet.service.start();
  }
}

function count(collect: boolean): FleetCount {
  if (collect) globalThis.gc?.();
  const states = kiosks.map(({ fleet }) => fleet.service.state());
  const { heapUsed, external } = process.memoryUsage();
  return {
    connected: states.filter(({ isConnected }) => isConnected).length,
    waiting: states.reduce((sum, { waiting }) => sum + waiting, 0),
    undelivered: states.reduce((sum, { undelivered }) => sum + undelivered, 0),
    memoryBytes: heapUsed + external,
  };
}

async function carryOut(order: FleetOrder): Promise<FleetCount | null> {
  switch (order.kind) {
    case 'open':
      open(order);
      return null;
    case 'sell':
      for (const { place, fleet } of kiosks) fleet.sell(saleIdOf(place, order.round));
      return null;
    case 'jump':
      clock.jump(order.spanMs);
      return null;
    case 'count':
      return count(order.collect);
    case 'close':
      await Promise.all(kiosks.map(({ fleet }) => fleet.service.stop()));
      clock.stop();
      return null;
    default:
      return order satisfies never;
  }
}

process.on('message', (order: FleetOrder) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
