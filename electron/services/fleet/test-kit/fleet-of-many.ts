import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KioskPlace } from '../topics.ts';
import { FLEET_PASSWORD, type FleetCount, type FleetOrder, userOf } from './fleet-messages.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';

const KIOSKS_OF_SITE = 50;
const PATIENCE_MS = 180_000;
const LOOK_MS = 200;

export const placesOf = (count: number): KioskPlace[] =>
  Array.from({ length: count }, (_, index) => ({
    topicRoot: 'casepress',
    siteId: `site-${Math.floor(index / KIOSKS_OF_SITE)}`,
    kioskId: `k${index}`,
  }));

/** So many kiosks in a few processes, at one mosquitto with TLS, a password and a rule for each of them. */
export async function openFleetOfMany({ kiosks, processes }: { kiosks: number; processes: number }) {
  const places = placesOf(kiosks);
  const users = Object.fromEntries(places.map((place) => [userOf(place), FLEET_PASSWORD]));
  const broker = await startMosquitto({ users: { ...users, owner: 'o' } });
  const workers = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'fleet-worker.ts'), {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const brokenOff = Promise.race(
    workers.map(async (worker) => {
      await once(worker, 'exit');
      throw new Error('a process of the fleet ended');
    }),
  );
  brokenOff.catch(() => undefined);
  const ask = async (worker: ChildProcess, order: FleetOrder): Promise<FleetCount | null> => {
    const answer = once(worker, 'message').then(([message]) => message as FleetCount | null);
    worker.send(order);
    return Promise.race([answer, brokenOff]);
  };
  const tell = (order: FleetOrder) => Promise.all(workers.map((worker) => ask(worker, order)));
  const count = async (collect: boolean): Promise<FleetCount> => {
    const counts = (await tell({ kind: 'count', collect })).filter((each) => each !== null);
    const sum = (name: keyof FleetCount) => counts.reduce((total, each) => total + each[name], 0);
    return {
      connected: sum('connected'),
      waiting: sum('waiting'),
      undelivered: sum('undelivered'),
      memoryBytes: sum('memoryBytes'),
    };
  };
  return {
    places,
    broker,
    tell,
    /** How much memory it takes, too. */
    look: () => count(true),
    /** With a kiosk's pauses passing as fast as the broker can follow. */
    until: async (isReached: (found: FleetCount) => boolean, jumpMs = 0): Promise<FleetCount> => {
      const deadlineMs = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = await count(false);
        if (isReached(found)) return found;
        if (Date.now() > deadlineMs) throw new Error(`the fleet did not get there: ${JSON.stringify(found)}`);
        if (jumpMs > 0) await tell({ kind: 'jump', spanMs: jumpMs });
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
    open: async () => {
      const share = Math.ceil(places.length / workers.length);
      await Promise.all(
        workers.map((worker, index) =>
          ask(worker, {
            kind: 'open',
            places: places.slice(index * share, (index + 1) * share),
            url: broker.url,
            ca: broker.ca,
          }),
        ),
      );
    },
    brokerLoad: () => loadOf(broker),
    close: async () => {
      await tell({ kind: 'close' });
      for (const worker of workers) worker.disconnect();
      await broker.close();
    },
  };
}

/** What the broker's process has used: memory, and processor time since its start. Linux only; else null. */
function loadOf(broker: Mosquitto): { memoryMB: number; processorSeconds: number } | null {
  const pid = broker.pid();
  if (pid === undefined) return null;
  try {
    const memory = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { memoryMB: Number(memory) / 1000, processorSeconds: ticks / 100 };
  } catch {
    return null;
  }
}
