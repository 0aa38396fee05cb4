/** What the messages of this program are written in. A number of its own stands in every topic and in every message. */
export const FLEET_VERSION = 1;

/** Events leave through the outbox, each kind on a topic of its own. */
export const EVENT_CHANNELS = ['event/sale', 'event/device', 'event/kiosk', 'result'] as const;
export type EventChannel = (typeof EVENT_CHANNELS)[number];

export interface KioskPlace {
  readonly topicRoot: string;
  readonly siteId: string;
  readonly kioskId: string;
}

export type FleetTopics = ReturnType<typeof topicsOf>;

/** Every topic of one kiosk lies under one prefix, so that a broker can authorise it with one rule. */
export function topicsOf({ topicRoot, siteId, kioskId }: KioskPlace) {
  const prefix = `${topicRoot}/v${FLEET_VERSION}/${siteId}/${kioskId}`;
  return {
    prefix,
    /** Retained; also the last will. */
    presence: `${prefix}/presence`,
    /** Retained. */
    state: `${prefix}/state`,
    /** Subscribed to. */
    command: `${prefix}/command`,
    event: (channel: EventChannel): string => `${prefix}/${channel}`,
  };
}

/** One session at the broker for each kiosk, whatever its connection does. */
export const clientIdOf = ({ topicRoot, siteId, kioskId }: KioskPlace): string =>
  `${topicRoot}-${siteId}-${kioskId}`;
