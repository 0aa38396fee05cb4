import type { Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../system/clock.ts';
import type { FleetDelays } from './fleet-delays.ts';
import {
  type BrokerManners,
  CONNACK,
  connack,
  type FakeBroker,
  puback,
  publishPacket,
  startFakeBroker,
  suback,
} from './test-kit/fake-broker.ts';
import { type FleetWorld, openFleet } from './test-kit/open-fleet.ts';
import { commandOf, signed } from './test-kit/owner.ts';

let broker: FakeBroker;
let fleet: FleetWorld | null = null;
afterEach(async () => {
  await fleet?.service.stop();
  fleet = null;
  await broker.close();
});

/** Deadlines that a test can wait for; pauses short enough to see the next try. */
const QUICK = {
  connectMs: 300,
  ackMs: 300,
  keepaliveSeconds: 1,
  harmPauseMs: 60,
  longestPauseMs: 100,
  closeMs: 100,
};

async function open(
  manners: BrokerManners,
  delays: Partial<FleetDelays> = QUICK,
  clock: Clock = systemClock,
) {
  broker = await startFakeBroker(manners);
  fleet = openFleet({ url: broker.url, delays, clock });
  fleet.sell('s1');
  fleet.service.start();
  return fleet;
}
const untilError = (world: FleetWorld, error: object) =>
  expect.poll(() => world.service.state().lastError, { timeout: 5_000, interval: 10 }).toMatchObject(error);
/** It has come to its senses: everything is delivered after all. */
async function untilWell(world: FleetWorld) {
  broker.behave({});
  await expect
    .poll(() => world.service.state(), { timeout: 8_000, interval: 20 })
    .toMatchObject({
      isConnected: true,
      waiting: 0,
      undelivered: 0,
      lastError: null,
    });
}

describe('a broker that lies at the first word', () => {
  const words = (bytes: Buffer): BrokerManners => ({ onConnect: (socket) => socket.write(bytes) });

  it.each<[string, BrokerManners, object]>([
    ['speaks HTTP', words(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')), { kind: 'contract' }],
    ['answers with another packet', words(suback(Buffer.from([0, 1]))), { kind: 'unreachable' }],
    ['refuses the login', words(connack(0x86)), { kind: 'unauthorised' }],
    ['bars this kiosk', words(connack(0x8a)), { kind: 'unauthorised' }],
    ['refuses with a code that there is not', words(connack(0xab)), { kind: 'unreachable' }],
    ['says yes twice', words(Buffer.concat([CONNACK, CONNACK])), {}],
    [
      'keeps no messages',
      words(connack(0, 0x24, 0)),
      { kind: 'contract', detail: expect.stringContaining('QoS 1') },
    ],
    ['has properties that there are not', words(connack(0, 0x7e, 1)), { kind: 'contract' }],
    [
      'sends a packet as large as memory',
      words(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])),
      { kind: 'contract' },
    ],
    [
      'says nothing',
      { onConnect: () => undefined },
      { kind: 'unreachable', detail: expect.stringContaining('in time') },
    ],
    ['hangs up', { onConnect: (socket) => socket.destroy() }, { kind: 'unreachable' }],
  ])('%s', async (_what, manners, error) => {
    const world = await open(manners);
    await untilError(world, error);
    expect(world.service.state().waiting).toBeGreaterThan(0);
    await untilWell(world);
  });
});

describe('a broker that lies later', () => {
  it('acknowledges nothing: what it was given is given to it again', async () => {
    const world = await open({ onPublish: () => undefined });
    await untilError(world, { kind: 'unreachable', detail: 'the broker acknowledges nothing' });
    await untilWell(world);
  });

  it('acknowledges nothing until the kiosk ended: the next start sends the same events again', async () => {
    const heard: string[] = [];
    const note = (socket: Socket, id: Buffer, topic: string, isTaken: boolean) => {
      if (topic.endsWith('/event/sale')) heard.push(topic);
      if (isTaken) socket.write(puback(id));
    };
    const first = await open({
      onPublish: (socket, id, topic) => note(socket, id, topic, !topic.endsWith('/event/sale')),
    });
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBeGreaterThan(0);
    await first.service.stop();
    expect(first.service.state().waiting).toBeGreaterThan(0);
    fleet = openFleet({ url: broker.url, delays: QUICK, database: first.database });
    heard.length = 0;
    broker.behave({ onPublish: (socket, id, topic) => note(socket, id, topic, true) });
    fleet.service.start();
    await expect.poll(() => fleet?.service.state().waiting, { timeout: 5_000 }).toBe(0);
    // Slow machines may need more than one try: at least once is what is promised.
    expect(heard.length).toBeGreaterThan(0);
  });

  it('acknowledges what nobody sent', async () => {
    const world = await open({ onPublish: (socket) => socket.write(puback(Buffer.from([0x7f, 0x7f]))) });
    await untilError(world, { kind: 'unreachable' });
    await untilWell(world);
  });

  it('answers no ping any more', async () => {
    const world = await open({ onPing: () => undefined });
    await expect.poll(() => broker.counts.connections, { timeout: 8_000 }).toBeGreaterThan(1);
    await untilWell(world);
  });

  it('does not let this kiosk publish: nothing is given up, and staff read why', async () => {
    const world = await open({ onPublish: (socket, id) => socket.write(puback(id, 0x87)) });
    await untilError(world, { kind: 'refused', code: 0x87 });
    await untilWell(world);
  });

  it('refuses with a code that there is not', async () => {
    const world = await open({ onPublish: (socket, id) => socket.write(puback(id, 0xee)) });
    await untilError(world, { kind: 'contract' });
    expect(world.service.state()).toMatchObject({ undelivered: 0 });
    await untilWell(world);
  });

  it('refuses one message for ever: it is put aside, and the others go on', async () => {
    const world = await open({
      onPublish: (socket, id, topic) => socket.write(puback(id, topic.endsWith('event/sale') ? 0x99 : 0)),
    });
    await expect
      .poll(() => world.service.state(), { timeout: 8_000 })
      .toMatchObject({ waiting: 0, undelivered: 1, isConnected: true });
    const [event] = world.service.listUndelivered();
    expect(event).toMatchObject({ saleId: 's1', attempts: 5 });
    broker.behave({});
    expect(world.service.sendAgain(event?.messageId ?? 0)).toBe(true);
    expect(world.service.sendAgain(event?.messageId ?? 0)).toBe(false);
    await untilWell(world);
  });

  it('lets nobody take commands: everything else goes on', async () => {
    const world = await open({ onSubscribe: (socket, id) => socket.write(suback(id, 0x87)) });
    await untilError(world, { kind: 'refused', code: 0x87 });
    expect(world.service.state()).toMatchObject({ isConnected: true, undelivered: 0 });
    await expect.poll(() => world.service.state().waiting).toBe(0);
  });

  it('sends commands that nobody asked for, on topics of others: none is taken', async () => {
    const order = signed(commandOf({ kind: 'setInService' }, Date.now()));
    let acked = 0;
    const world = await open({
      onSubscribe: (socket, id) => {
        socket.write(suback(id));
        socket.write(publishPacket('casepress/v1/north/k2/command', order));
        socket.write(
          publishPacket('casepress/v1/north/k1/command', signed(commandOf({ kind: 'restart' }, 0)), 2),
        );
      },
      onPublish: (socket, id, topic) => {
        if (topic.endsWith('/result')) acked += 1;
        socket.write(puback(id));
      },
    });
    await expect.poll(() => acked, { timeout: 5_000 }).toBe(1);
    expect([world.closed, world.world.restarts]).toEqual([[], 0]);
  });
});

describe('a broker that floods', () => {
  const flood = (socket: Socket, packet: Buffer, times: number) =>
    socket.write(Buffer.concat(new Array(times).fill(packet)));

  it('with commands: a few are read, the rest is dropped and counted', async () => {
    const packet = publishPacket('casepress/v1/north/k1/command', 'x');
    const world = await open({
      onSubscribe: (socket, id) => {
        socket.write(suback(id));
        flood(socket, packet, 2_000);
      },
    });
    await expect.poll(() => world.service.state().dropped, { timeout: 8_000 }).toBeGreaterThan(1_900);
    expect(world.service.state().isConnected).toBe(true);
  });

  it('with more than a kiosk can take: the line is cut, and the kiosk keeps away for a while', async () => {
    const packet = publishPacket('casepress/v1/north/k1/command', 'x'.repeat(5_000));
    const world = await open({
      onConnect: (socket) => {
        socket.write(CONNACK);
        flood(socket, packet, 2_000);
      },
    });
    await untilError(world, { kind: 'contract', detail: 'the broker sent more than a kiosk can take' });
    await untilWell(world);
  });
});

describe('a broker that talks nonsense', () => {
  it('does not stop the kiosk, whatever it says', { timeout: 90_000 }, async () => {
    const nonsense = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 200 }), { numRuns: 80, seed: 7 });
    // Beside any bytes, packets of every kind with any body: those get further.
    const framed = nonsense.map((body, index) =>
      Buffer.from([((index % 16) << 4) | (index % 3), body.length & 0x7f, ...body]),
    );
    const words = [...nonsense.map((bytes) => Buffer.from(bytes)), ...framed];
    let at = 0;
    // Whoever talks nonsense is soon given up; one that has come to its senses has the time that it needs.
    const impatient: Clock = {
      ...systemClock,
      sleep: (delayMs, signal) =>
        systemClock.sleep(at < words.length ? Math.min(delayMs, 50) : delayMs, signal),
    };
    const say = (socket: Socket) => void (at < words.length && socket.write(words[at++] ?? Buffer.alloc(0)));
    const world = await open(
      {
        onConnect: (socket) => {
          if (at % 2 === 0) socket.write(CONNACK);
          say(socket);
        },
        onPublish: (socket) => say(socket),
        onSubscribe: (socket) => say(socket),
      },
      { ...QUICK, firstPauseMs: 1, longestPauseMs: 2, harmPauseMs: 1 },
      impatient,
    );
    await expect.poll(() => at, { timeout: 60_000 }).toBe(words.length);
    await untilWell(world);
  });
});
