/** Every delay of the fleet, in milliseconds where the name says nothing else. Tests pass shorter ones. */
export const FLEET_DELAYS = {
  /** For name, route, encryption and the broker's first word together. */
  connectMs: 15_000,
  /** A broker that answers no ping for one and a half of these is gone. */
  keepaliveSeconds: 30,
  /** A message that is not acknowledged by then is sent again over a new connection. */
  ackMs: 20_000,
  /** Between connections: doubled with each that failed, and each kiosk at a moment of its own. */
  firstPauseMs: 1_000,
  longestPauseMs: 5 * 60_000,
  /** After a broker that did harm: flooded, lied, or keeps nothing. */
  harmPauseMs: 60_000,
  /** A connection that held so long begins its pauses anew. */
  steadyMs: 30_000,
  /** The last will waits for a kiosk that comes right back. */
  willSeconds: 15,
  /** The broker keeps commands for a kiosk that is away. */
  sessionSeconds: 7 * 24 * 3600,
  /** How often the kiosk is looked at, connected or not. */
  lookMs: 2_000,
  /** With nothing to send the outbox is looked at all the same. */
  idleMs: 60_000,
  /** A device that comes and goes is told of no more often. */
  deviceMs: 10_000,
  storageRetryMs: 5_000,
  /** A restart waits for the end of a sale, and looks so often. */
  quietLookMs: 2_000,
  /** The saying of goodbye to the broker. */
  closeMs: 2_000,
} as const;
export type FleetDelays = { readonly [Name in keyof typeof FLEET_DELAYS]: number };

/** What a broker may make of this machine's memory and time. */
export const FLEET_LIMITS = {
  /** Messages that are on their way and not acknowledged. */
  inFlight: 16,
  /** Of one packet from the broker. A command is a few hundred bytes. */
  packetBytes: 16 * 1024,
  /** So much may come at once, and so much a second after that; more is a flood, and the line is cut. */
  burstBytes: 512 * 1024,
  bytesPerSecond: 32 * 1024,
  /** Commands that are read at once, and one more for each of these; the others are dropped and counted. */
  commandBurst: 20,
  commandMs: 3_000,
  /** Commands that were accepted and are not done. */
  openCommands: 5,
  /** After so many plain refusals by the broker an event is put aside for staff. */
  maxAttempts: 5,
} as const;
