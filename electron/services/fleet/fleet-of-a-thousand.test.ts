import { afterAll, beforeAll, expect, it } from 'vitest';
import { FLEET_LIMITS } from './fleet-delays.ts';
import { saleIdOf } from './test-kit/fleet-messages.ts';
import { openFleetOfMany } from './test-kit/fleet-of-many.ts';
import { type Owner, openOwner } from './test-kit/owner.ts';

/* A thousand kiosks at one mosquitto, through a restart of it and an hour without it. */

const KIOSKS = 1_000;
const KIB = 1024;
const FIVE_MINUTES_MS = 5 * 60_000;

let fleet: Awaited<ReturnType<typeof openFleetOfMany>>;
let owner: Owner;
beforeAll(async () => {
  fleet = await openFleetOfMany({ kiosks: KIOSKS, processes: 2 });
  owner = await openOwner(fleet.broker.url, { username: 'owner', password: 'o', ca: fleet.broker.ca });
});
afterAll(async () => {
  await owner.close();
  await fleet.close();
});

it('loses nothing, says nothing twice, and keeps each kiosk small', { timeout: 480_000 }, async () => {
  const { memoryBytes: emptyBytes } = await fleet.look();
  await fleet.open();
  await fleet.until(({ connected }) => connected === KIOSKS, 1_000);
  await fleet.tell({ kind: 'sell', round: 0 });
  await fleet.until(({ waiting }) => waiting === 0);
  const before = await fleet.look();

  // The broker stops while every kiosk has something on its way, and stays away for an hour.
  await fleet.tell({ kind: 'sell', round: 1 });
  await fleet.broker.stop();
  await fleet.until(({ connected }) => connected === 0);
  const rounds = Array.from({ length: 12 }, (_, index) => index + 2);
  for (const round of rounds) {
    await fleet.tell({ kind: 'sell', round });
    await fleet.tell({ kind: 'jump', spanMs: FIVE_MINUTES_MS });
  }
  const offline = await fleet.look();
  expect(offline.waiting).toBeGreaterThanOrEqual(rounds.length * KIOSKS);

  await fleet.broker.start();
  await fleet.until(({ connected }) => connected === KIOSKS, 10_000);
  await fleet.tell({ kind: 'sell', round: rounds.length + 2 });
  await fleet.until(({ waiting }) => waiting === 0, 10_000);
  const after = await fleet.look();
  expect(after.undelivered).toBe(0);

  const wanted = fleet.places.flatMap((place) =>
    [0, 1, ...rounds, rounds.length + 2].map((round) => saleIdOf(place, round)),
  );
  const events = () => owner.heard.filter(({ topic }) => topic.endsWith('/event/sale'));
  const distinct = () => new Map(events().map(({ message }) => [message.eventId, String(message.saleId)]));
  await expect.poll(() => distinct().size, { timeout: 30_000, interval: 200 }).toBe(wanted.length);
  expect([...distinct().values()].toSorted()).toEqual(wanted.toSorted());
  // Each on the topic of its own kiosk.
  expect(
    events().filter(({ topic, message }) => !topic.endsWith(`${saleIdOfTopic(message.saleId)}/event/sale`)),
  ).toEqual([]);

  const bytesOfKiosk = (count: { memoryBytes: number }) => (count.memoryBytes - emptyBytes) / KIOSKS;
  expect(bytesOfKiosk(before)).toBeLessThan(256 * KIB);
  // An hour's events lie on the disk, and of those no more than are on their way in memory.
  expect(bytesOfKiosk(offline) - bytesOfKiosk(before)).toBeLessThan(FLEET_LIMITS.inFlight * 4 * KIB);
  expect(bytesOfKiosk(after)).toBeLessThan(256 * KIB);
});

const saleIdOfTopic = (saleId: unknown): string => String(saleId).split('/').slice(0, 2).join('/');
