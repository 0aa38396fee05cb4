import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { IClientOptions, MqttClient } from 'mqtt';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import {
  type BrokerFailure,
  failureOfDisconnect,
  failureOfError,
  failureOfPuback,
} from './broker-failure.ts';
import { createBrokerGuard } from './broker-guard.ts';
import { FLEET_LIMITS, type FleetDelays } from './fleet-delays.ts';

export interface Credentials {
  readonly user?: string;
  readonly password?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly ca?: string;
}

export interface LinkOptions {
  readonly url: string;
  readonly clientId: string;
  readonly credentials: Credentials;
  readonly will: { readonly topic: string; readonly payload: string };
  readonly clock: Clock;
  readonly delays: FleetDelays;
  readonly signal: AbortSignal;
  /** A message from the broker. It is acknowledged when the promise has settled; a rejection ends the connection. */
  onMessage(topic: string, payload: Uint8Array, isAgain: boolean): Promise<void>;
}

/** One connection to the broker, from its first word to its end. It is never mended: the next one is another link. */
export interface BrokerLink {
  /** QoS 1: resolves when the broker has it, and at the latest after the deadline. */
  publish(topic: string, payload: string, options: { retain: boolean }): Promise<Result<void, BrokerFailure>>;
  /** For which no acknowledgement is waited. */
  say(topic: string, payload: string): void;
  subscribe(topic: string): Promise<Result<void, BrokerFailure>>;
  /** How many messages the broker takes before it acknowledges one. */
  readonly inFlight: number;
  /** Settles once, with why it ended. */
  readonly ended: Promise<BrokerFailure>;
  /** Says goodbye, so that the last will is not told. */
  close(): Promise<void>;
}

export type OpenLink = (options: LinkOptions) => Promise<Result<BrokerLink, BrokerFailure>>;

/** Opens a connection. The library comes into memory with the first one. */
export const openBrokerLink: OpenLink = async (options) => {
  const { MqttClient } = (await import('mqtt')).default;
  if (options.signal.aborted) return err({ kind: 'aborted' });
  const { promise: ended, resolve: end } = Promise.withResolvers<BrokerFailure>();
  const { promise: welcome, resolve: welcomed } = Promise.withResolvers<number | null>();
  let client: MqttClient | null = null;
  let socket: Duplex | null = null;

  const cut = (failure: BrokerFailure) => {
    end(failure);
    socket?.destroy();
  };
  const onAbort = () => cut({ kind: 'aborted' });
  options.signal.addEventListener('abort', onAbort, { once: true });
  void ended.then(() => options.signal.removeEventListener('abort', onAbort));

  try {
    client = new MqttClient(() => {
      socket = guardedSocket(options, cut);
      return socket;
    }, mqttOptions(options));
  } catch (error) {
    // Of certificates and keys that are none.
    cut(failureOfError(error));
    return err(await ended);
  }
  const mqtt = client;
  mqtt.on('error', (error) => cut(failureOfError(error)));
  mqtt.on('disconnect', (packet) => cut(failureOfDisconnect(packet.reasonCode ?? 0)));
  mqtt.on('close', () => cut({ kind: 'unreachable', detail: 'the connection broke' }));
  mqtt.on('connect', (packet) => {
    const { maximumQoS, retainAvailable, receiveMaximum } = packet.properties ?? {};
    if (maximumQoS === 0 || retainAvailable === false) {
      return cut({
        kind: 'unfit',
        detail: 'the broker does not keep messages (QoS 1 and retain are needed)',
      });
    }
    welcomed(receiveMaximum ?? null);
  });
  mqtt.handleMessage = (packet, done) => {
    if (packet.cmd !== 'publish') return done();
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    options.onMessage(packet.topic, payload, packet.dup === true).then(
      () => done(),
      () => cut({ kind: 'unreachable', detail: 'a command could not be written down' }),
    );
  };
  void ended.then(() => mqtt.end(true));

  const first = await within(options, options.delays.connectMs, Promise.race([welcome, ended]));
  if (first === 'late') cut({ kind: 'unreachable', detail: 'the broker did not answer in time' });
  if (first === 'late' || (typeof first === 'object' && first !== null)) return err(await ended);
  return ok(linkOf(mqtt, first, ended, cut, options));
};

function linkOf(
  mqtt: MqttClient,
  receiveMaximum: number | null,
  ended: Promise<BrokerFailure>,
  cut: (failure: BrokerFailure) => void,
  options: LinkOptions,
): BrokerLink {
  /** A connection may hold for months: `ended` itself must not collect everybody who ever waited for something. */
  const waiting = new Set<(result: Result<void, BrokerFailure>) => void>();
  let over: BrokerFailure | null = null;
  void ended.then((failure) => {
    over = failure;
    for (const resolve of waiting) resolve(err(failure));
  });

  /** An acknowledgement that does not come means that the line, or the broker, hangs. */
  const acknowledged = async (ask: (answer: (result: Result<void, BrokerFailure>) => void) => void) => {
    if (over) return err(over);
    const { promise, resolve } = Promise.withResolvers<Result<void, BrokerFailure>>();
    waiting.add(resolve);
    ask(resolve);
    const result = await within(options, options.delays.ackMs, promise);
    waiting.delete(resolve);
    if (result !== 'late') return result;
    const failure: BrokerFailure = { kind: 'unreachable', detail: 'the broker acknowledges nothing' };
    cut(failure);
    return err(failure);
  };
  return {
    ended,
    inFlight: Math.min(FLEET_LIMITS.inFlight, receiveMaximum ?? FLEET_LIMITS.inFlight),
    publish: (topic, payload, { retain }) =>
      acknowledged((answer) =>
        mqtt.publish(topic, payload, { qos: 1, retain }, (error) =>
          answer(error ? err(failureOfPublish(error)) : ok(undefined)),
        ),
      ),
    say: (topic, payload) => void mqtt.publish(topic, payload, { qos: 1 }, () => undefined),
    subscribe: (topic) =>
      acknowledged((answer) =>
        // A command that somebody had retained is an old one.
        mqtt.subscribe(topic, { qos: 1, rh: 2 }, (error, _granted, packet) => {
          const code = packet?.granted.find((each) => typeof each === 'number' && each >= 0x80);
          if (typeof code === 'number') return answer(err(failureOfPuback(code)));
          answer(error ? err(failureOfPublish(error)) : ok(undefined));
        }),
      ),
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      mqtt.end(false, {}, () => resolve());
      await within({ clock: options.clock }, options.delays.closeMs, Promise.race([promise, ended]));
      cut({ kind: 'aborted' });
    },
  };
}

function failureOfPublish(error: unknown): BrokerFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'number' && code >= 0x80) return failureOfPuback(code);
  // The library's own words for a connection that ended meanwhile.
  return { kind: 'unreachable', detail: typeof message === 'string' ? message : 'the connection broke' };
}

function guardedSocket(
  { url, credentials, clock }: LinkOptions,
  cut: (failure: BrokerFailure) => void,
): Duplex {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const socket =
    protocol === 'mqtts:'
      ? connectTls({
          host,
          port: Number(port || 8883),
          servername: /[a-z]/i.test(host) && !host.includes(':') ? host : '',
          ...(credentials.ca === undefined ? {} : { ca: credentials.ca }),
          ...(credentials.clientCertificate === undefined
            ? {}
            : { cert: credentials.clientCertificate, key: credentials.clientKey }),
          minVersion: 'TLSv1.2',
        })
      : connectTcp({ host, port: Number(port || 1883) });
  const guard = createBrokerGuard(() => clock.steadyMs());
  socket.on('data', (chunk: Uint8Array) => {
    const problem = guard.look(chunk);
    if (problem !== null) cut({ kind: 'harmful', detail: problem });
  });
  return socket;
}

function mqttOptions({ clientId, credentials, will, delays }: LinkOptions): IClientOptions {
  return {
    protocolVersion: 5,
    clientId,
    clean: false,
    keepalive: delays.keepaliveSeconds,
    // Our own deadline comes first.
    connectTimeout: 2 * delays.connectMs,
    // What is on its way stands in the outbox, and the next connection is opened by us.
    reconnectPeriod: 0,
    queueQoSZero: false,
    resubscribe: false,
    ...(credentials.user === undefined ? {} : { username: credentials.user }),
    ...(credentials.password === undefined ? {} : { password: credentials.password }),
    properties: {
      sessionExpiryInterval: delays.sessionSeconds,
      receiveMaximum: FLEET_LIMITS.openCommands,
      maximumPacketSize: FLEET_LIMITS.packetBytes,
    },
    will: {
      ...{ topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
      properties: { willDelayInterval: delays.willSeconds },
    },
  };
}

/** `late` where the work was not done in time. */
async function within<Value>(
  { clock }: Pick<LinkOptions, 'clock'>,
  limitMs: number,
  work: Promise<Value>,
): Promise<Value | 'late'> {
  const timer = new AbortController();
  const late = clock.sleep(limitMs, timer.signal).then(
    () => 'late' as const,
    () => new Promise<never>(() => undefined),
  );
  return Promise.race([work, late]).finally(() => timer.abort());
}
