import { openFleetOfMany } from '../../electron/services/fleet/test-kit/fleet-of-many.ts';
import { openOwner } from '../../electron/services/fleet/test-kit/owner.ts';
import type { Row } from './table.ts';

const KIOSKS = 1_000;
/** What a kiosk that was away for hours has to tell at once. */
const EVENTS_EACH = 50;

/** A thousand kiosks at one mosquitto on this machine, with TLS, while somebody listens to all of them. */
export async function measureFleet(): Promise<readonly Row[]> {
  const fleet = await openFleetOfMany({ kiosks: KIOSKS, processes: 2 });
  const owner = await openOwner(fleet.broker.url, { username: 'owner', password: 'o', ca: fleet.broker.ca });
  try {
    const openedAtMs = performance.now();
    await fleet.open();
    await fleet.until(({ connected }) => connected === KIOSKS, 1_000);
    const connectSeconds = (performance.now() - openedAtMs) / 1000;
    await fleet.until(({ waiting }) => waiting === 0);

    const before = fleet.brokerLoad();
    const soldAtMs = performance.now();
    for (let round = 0; round < EVENTS_EACH; round++) await fleet.tell({ kind: 'sell', round });
    await fleet.until(({ waiting }) => waiting === 0);
    const sendSeconds = (performance.now() - soldAtMs) / 1000;
    const after = fleet.brokerLoad();
    const events = KIOSKS * EVENTS_EACH;
    const load: Row[] = [];
    if (before && after) {
      const processorMs = (after.processorSeconds - before.processorSeconds) * 1000;
      const perThousand = (processorMs / events) * 1000;
      const what = '  processor time of the broker for 1000 events';
      load.push({ what, measured: perThousand, target: null, unit: 'ms' });
      load.push({ what: '  memory of the broker', measured: after.memoryMB, target: null, unit: 'MB' });
    }
    return [
      { what: `fleet: ${KIOSKS} kiosks connected, TLS`, measured: connectSeconds, target: null, unit: 's' },
      {
        what: `fleet: events a second, ${events} in all`,
        measured: events / sendSeconds,
        target: null,
        unit: '/s',
      },
      ...load,
    ];
  } finally {
    await owner.close();
    await fleet.close();
  }
}
