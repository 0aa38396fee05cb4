import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  deviceContentSchema,
  kioskContentSchema,
  resultContentSchema,
  saleContentSchema,
} from './messages.ts';

export const FLEET_TOPIC = 'fleet';

const noted = { eventId: z.string(), atMs: z.number() };

/** As the outbox keeps it: its own id is made with it, so that it is the same however often it is sent. */
export const fleetNewsSchema = z.discriminatedUnion('channel', [
  z.object({ ...noted, channel: z.literal('event/sale'), content: saleContentSchema }),
  z.object({ ...noted, channel: z.literal('event/device'), content: deviceContentSchema }),
  z.object({ ...noted, channel: z.literal('event/kiosk'), content: kioskContentSchema }),
  z.object({ ...noted, channel: z.literal('result'), content: resultContentSchema }),
]);
export type FleetNews = z.infer<typeof fleetNewsSchema>;

type WithoutNote<News> = News extends FleetNews ? Pick<News, 'channel' | 'content'> : never;

export interface FleetMessage {
  readonly topic: typeof FLEET_TOPIC;
  readonly lane: string;
  readonly body: FleetNews;
}

/** News with an id of its own, to be written to the outbox. They leave in the order in which they were written. */
export function fleetMessage(news: WithoutNote<FleetNews>, atMs: number): FleetMessage {
  const body: FleetNews = { ...news, eventId: randomUUID(), atMs };
  return { topic: FLEET_TOPIC, lane: FLEET_TOPIC, body };
}
