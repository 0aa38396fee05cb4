import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackendError } from '../../backends/types.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { FLEET_DELAYS } from './fleet-delays.ts';
import { type Mosquitto, startMosquitto } from './test-kit/mosquitto.ts';
import { type FleetWorld, type FleetWorldOptions, openFleet, PLACE } from './test-kit/open-fleet.ts';
import { commandOf, misfits, type Owner, openOwner, signed } from './test-kit/owner.ts';
import { WITHOUT_MEDIA } from './test-kit/sample-overview.ts';
import { topicsOf } from './topics.ts';

/* Against Debian's mosquitto, with TLS and a rule for each kiosk's topics. */

let broker: Mosquitto;
let owner: Owner;
const open: FleetWorld[] = [];
beforeAll(async () => {
  broker = await startMosquitto({ users: { owner: 'o', 'north/k1': 'a', 'north/k2': 'b', 'north/k3': 'c' } });
  owner = await openOwner(broker.url, { username: 'owner', password: 'o', ca: broker.ca });
});
afterEach(async () => {
  for (const fleet of open.splice(0)) await fleet.service.stop();
  expect(misfits(owner.heard)).toEqual([]);
  owner.heard.length = 0;
});
afterAll(async () => {
  await owner.close();
  await broker.close();
});

function start(options: Partial<FleetWorldOptions> = {}): FleetWorld {
  const credentials = { user: 'north/k1', password: 'a', ca: broker.ca };
  const fleet = openFleet({ url: broker.url, credentials, ...options });
  open.push(fleet);
  fleet.service.start();
  return fleet;
}
/** A line on which an acknowledgement was lost is given up after that time, and the next one may do better. */
const PATIENCE_MS = FLEET_DELAYS.ackMs + 15_000;
const until = (read: () => unknown, wanted: unknown) =>
  expect.poll(read, { timeout: PATIENCE_MS, interval: 20 }).toEqual(wanted);
const isUp = (fleet: FleetWorld) => until(() => fleet.service.state().isConnected, true);
/** Compared whole, so that a failed check shows what the kiosk was told instead, and what the broker has to say. */
const hasFailed = (fleet: FleetWorld, kind: BackendError['kind']) =>
  until(() => fleet.service.state().lastError, expect.objectContaining({ kind })).catch((error: unknown) => {
    throw new Error(`the broker said:\n${broker.said()}`, { cause: error });
  });
const topics = topicsOf(PLACE);

describe('a kiosk at its broker', () => {
  it('tells its birth, its state and its events, and an orderly end', async () => {
    const fleet = start();
    fleet.sell('s1');
    await until(() => owner.of('event/sale').map(({ saleId }) => saleId), ['s1']);
    await until(() => owner.of('state').length > 0, true);
    expect(owner.of('presence')[0]).toMatchObject({
      online: true,
      takesCommands: true,
      site: 'north',
      kiosk: 'k1',
    });
    expect(owner.of('state')[0]).toMatchObject({ canSell: true, backend: 'answers', diskFreeMiB: 8192 });
    await fleet.service.stop();
    await until(
      () => owner.of('presence').at(-1),
      expect.objectContaining({ online: false, reason: 'stopped' }),
    );
  });

  it('keeps its last state there for whoever comes later', async () => {
    const fleet = start();
    fleet.world.overview = WITHOUT_MEDIA;
    await until(() => owner.of('state').at(-1)?.canSell, false);
    await until(() => owner.of('event/device').at(-1)?.reason, 'mediaEmpty');
    await until(() => owner.of('event/kiosk').at(-1)?.detail, ['case printer: mediaEmpty']);
    await fleet.service.stop();
    const later = await openOwner(broker.url, { username: 'owner2', password: 'x', ca: broker.ca }).catch(
      () => null,
    );
    expect(later).toBeNull();
    await owner.close();
    owner = await openOwner(broker.url, { username: 'owner', password: 'o', ca: broker.ca });
    await until(
      () => owner.heard.find(({ topic, retained }) => retained && topic === topics.state)?.message.canSell,
      false,
    );
  });

  it('is told to be lost by the broker itself when it vanishes', async () => {
    let vanish = () => {};
    const fleet = start({
      openLink: async (options) => {
        const { openBrokerLink } = await import('./broker-link.ts');
        const cut = new AbortController();
        vanish = () => cut.abort();
        return openBrokerLink({ ...options, signal: cut.signal });
      },
      delays: { firstPauseMs: 60_000 },
    });
    await until(() => owner.of('presence').length, 1);
    vanish();
    await until(
      () => owner.of('presence').at(-1),
      expect.objectContaining({ online: false, reason: 'lost' }),
    );
    expect(fleet.service.state().isConnected).toBe(false);
  });

  it('comes by a client certificate as well, and not without one', async () => {
    const { certificate, key } = broker.authority.issue('k1', null, 'north/k1');
    const by = start({
      url: broker.certificateUrl,
      credentials: { clientCertificate: certificate, clientKey: key, ca: broker.ca },
    });
    by.sell('by-certificate');
    await until(() => owner.of('event/sale').map(({ saleId }) => saleId), ['by-certificate']);
    await by.service.stop();
    const without = start({ url: broker.certificateUrl, credentials: { ca: broker.ca } });
    await hasFailed(without, 'unauthorised');
  });

  it('does not talk to a broker for whom nobody vouches, nor with a wrong password', async () => {
    const stranger = start({ credentials: { user: 'north/k1', password: 'a' } });
    await hasFailed(stranger, 'unauthorised');
    await stranger.service.stop();
    const wrong = start({ credentials: { user: 'north/k1', password: 'b', ca: broker.ca } });
    await hasFailed(wrong, 'unauthorised');
    await wrong.service.stop();
    const damaged = start({ credentials: { clientCertificate: 'none', clientKey: 'none', ca: broker.ca } });
    await hasFailed(damaged, 'unauthorised');
  });
});

describe('the rule for each kiosk’s topics', () => {
  it('lets no kiosk speak for another, nor read its commands', async () => {
    const place = { ...PLACE, kioskId: 'k2' };
    // The login of the second kiosk, which says that it is the first.
    const liar = start({ credentials: { user: 'north/k2', password: 'b', ca: broker.ca } });
    liar.sell('forged');
    await hasFailed(liar, 'refused');
    const honest = start({ place, credentials: { user: 'north/k2', password: 'b', ca: broker.ca } });
    honest.sell('honest');
    await until(() => owner.of('event/sale', place).length, 1);
    expect(owner.heard.filter(({ topic }) => topic.startsWith(topics.prefix))).toEqual([]);
    await owner.publish(topics.command, signed(commandOf({ kind: 'setInService' }, Date.now())));
    await owner.publish(topicsOf(place).command, signed(commandOf({ kind: 'setInService' }, Date.now())));
    await until(() => owner.of('result', place).map(({ reason }) => reason), ['otherKiosk']);
    expect([liar.closed, honest.closed]).toEqual([[], []]);
    expect(liar.service.state().waiting).toBeGreaterThan(0);
  });
});

describe('a command', () => {
  it('given while the kiosk was away is carried out when it comes back, once', async () => {
    const first = start();
    await isUp(first);
    await until(() => owner.of('presence').length, 1);
    await first.service.stop();
    const command = commandOf(
      { kind: 'setOutOfService', message: { en: 'Closed', 'zh-CN': null } },
      Date.now(),
    );
    await owner.publish(topics.command, signed(command));
    const second = start({ database: first.database });
    await until(() => second.closed.length, 1);
    await until(() => owner.of('result').map(({ outcome }) => outcome), ['accepted', 'done']);
    await owner.publish(topics.command, signed(command));
    await until(() => owner.of('result').at(-1)?.reason, 'replayed');
    expect(second.closed).toHaveLength(1);
  });

  it('that the broker keeps as retained is an old one to a kiosk that comes for the first time', async () => {
    const place = { ...PLACE, kioskId: 'k3' };
    const { command } = topicsOf(place);
    await owner.publish(
      command,
      signed(commandOf({ kind: 'setInService' }, Date.now(), { kiosk: 'k3' })),
      true,
    );
    const fleet = start({ place, credentials: { user: 'north/k3', password: 'c', ca: broker.ca } });
    fleet.sell('before');
    await until(() => owner.of('event/sale', place).length, 1);
    await owner.publish(command, signed(commandOf({ kind: 'restart' }, Date.now(), { kiosk: 'k3' })));
    await until(() => fleet.world.restarts, 1);
    expect(fleet.closed).toEqual([]);
  });
});

/** An hour passes in a moment here, and the broker's answer takes as long as ever. */
const HOURS = {
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  lookMs: 5_000,
  ackMs: 600_000,
  connectMs: 600_000,
};

describe('hours without a broker', () => {
  it('lose nothing, keep the order, and leave the last state there', { timeout: 60_000 }, async () => {
    const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
    const fleet = start({ clock, stateMs: 10_000, delays: HOURS });
    const move = () => clock.advance(1_000);
    const moveUntil = (read: () => unknown, wanted: unknown) =>
      expect.poll(() => move().then(read), { timeout: 30_000, interval: 20 }).toEqual(wanted);
    await moveUntil(() => fleet.service.state().isConnected, true);
    await broker.stop();
    await moveUntil(() => fleet.service.state().isConnected, false);
    for (let count = 0; count < 72; count++) {
      fleet.sell(`s${count}`);
      await clock.advance(5 * 60_000);
    }
    fleet.world.overview = WITHOUT_MEDIA;
    await clock.advance(10_000);
    // The sales, and what became of the kiosk and its printer.
    expect(fleet.service.state().waiting).toBeGreaterThanOrEqual(74);
    await broker.start();
    await moveUntil(() => fleet.service.state().waiting, 0);
    const wanted = Array.from({ length: 72 }, (_, count) => `s${count}`);
    const heard = () => [...new Map(owner.of('event/sale').map((event) => [event.eventId, event])).values()];
    await until(() => heard().map(({ saleId }) => saleId), wanted);
    await moveUntil(() => owner.of('state').at(-1)?.canSell, false);
  });
});
