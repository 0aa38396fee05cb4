import { randomUUID } from 'node:crypto';
import mqtt from 'mqtt';
import * as z from 'zod';
import { signCommand } from '../commands/sign-command.ts';
import {
  deviceEventMessageSchema,
  fleetStateSchema,
  kioskEventMessageSchema,
  presenceSchema,
  resultMessageSchema,
  saleEventMessageSchema,
} from '../messages.ts';
import { type KioskPlace, topicsOf } from '../topics.ts';
import { OWNER, PLACE } from './open-fleet.ts';

export interface Heard {
  readonly topic: string;
  readonly retained: boolean;
  readonly message: Readonly<Record<string, unknown>>;
}

/** Whoever watches and steers the kiosks: hears everything under the root, also what came while it was away. */
export async function openOwner(url: string, login: { username: string; password: string; ca?: string }) {
  const heard: Heard[] = [];
  const client = await mqtt.connectAsync(url, {
    ...login,
    protocolVersion: 5,
    clientId: `owner-${login.username}`,
    clean: false,
    properties: { sessionExpiryInterval: 3_600 },
    reconnectPeriod: 100,
  });
  client.on('error', () => undefined);
  client.on('message', (topic, payload, { retain }) => {
    // Nothing at all takes a retained message away.
    if (payload.length > 0) heard.push({ topic, retained: retain, message: readMessage(payload) });
  });
  await client.subscribeAsync('casepress/#', { qos: 1 });
  return {
    heard,
    of: (suffix: string, place: KioskPlace = PLACE) =>
      heard
        .filter(({ topic }) => topic === `${topicsOf(place).prefix}/${suffix}`)
        .map(({ message }) => message),
    publish: (topic: string, payload: string, retain = false) =>
      client.publishAsync(topic, payload, { qos: 1, retain }),
    close: () => client.endAsync(true),
  };
}
export type Owner = Awaited<ReturnType<typeof openOwner>>;

/** A command of the owner's, good for five minutes, with whatever is to be wrong with it. */
export function commandOf(command: object, nowMs: number, wrong: object = {}) {
  const { siteId: site, kioskId: kiosk } = PLACE;
  const times = { issuedAtMs: nowMs, expiresAtMs: nowMs + 300_000 };
  return { version: 1, id: randomUUID(), site, kiosk, ...times, command, ...wrong };
}

export const signed = (command: object): string => signCommand(command, OWNER.name, OWNER.privateKey);

const readMessage = (payload: Buffer): Heard['message'] =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(payload.toString()));

const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ['/presence', presenceSchema],
  ['/state', fleetStateSchema],
  ['/event/sale', saleEventMessageSchema],
  ['/event/device', deviceEventMessageSchema],
  ['/event/kiosk', kioskEventMessageSchema],
  ['/result', resultMessageSchema],
  // The owner hears its own commands.
  ['/command', z.unknown()],
];

/** What was heard and does not fit the schema of its topic, or on a topic that nobody knows. */
export function misfits(heard: readonly Heard[]): unknown[] {
  return heard.filter(({ topic, message }) => {
    const schema = SCHEMAS.find(([suffix]) => topic.endsWith(suffix))?.[1];
    return !schema?.safeParse(message).success;
  });
}
