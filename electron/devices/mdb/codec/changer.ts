import { assertNever } from '../../../../shared/domain/assert-never.ts';

/*
 * Coin changer, address 08h (MDB/ICP 5). Commands and answers without CHK.
 */

export const CHANGER_COMMAND = {
  reset: Uint8Array.of(0x08),
  setup: Uint8Array.of(0x09),
  tubeStatus: Uint8Array.of(0x0a),
  poll: Uint8Array.of(0x0b),
  identify: Uint8Array.of(0x0f, 0x00),
  payOutStatus: Uint8Array.of(0x0f, 0x03),
  payOutProgress: Uint8Array.of(0x0f, 0x04),
} as const;

/** Bit of the optional features by which 0F 02 to 0F 04 are offered. */
const ALTERNATIVE_PAY_OUT = 0x01;
export const COIN_TYPES = 16;
/** Most coins of one type that 0D takes in one go: four bits. */
export const MAX_DISPENSE = 15;

export const coinTypeCommand = (accepted: number, manual: number): Uint8Array =>
  Uint8Array.of(0x0c, accepted >> 8, accepted & 0xff, manual >> 8, manual & 0xff);

/** `count` 1 to 15 coins of `type`. */
export const dispenseCommand = (type: number, count: number): Uint8Array =>
  Uint8Array.of(0x0d, ((count & 0x0f) << 4) | (type & 0x0f));

/** `units` of the scaling factor: 1 to 255. */
export const payOutCommand = (units: number): Uint8Array => Uint8Array.of(0x0f, 0x02, units);

/** 0F 01: takes up the optional features named by the bits. */
export const featuresCommand = (bits: number): Uint8Array =>
  Uint8Array.of(0x0f, 0x01, bits >>> 24, (bits >>> 16) & 0xff, (bits >>> 8) & 0xff, bits & 0xff);

export interface ChangerSetup {
  readonly level: number;
  readonly countryCode: string;
  readonly scale: number;
  readonly decimals: number;
  /** Bit per coin type: it can go to a tube. */
  readonly tubeRouting: number;
  /** Per coin type, in units of the scale; 0: no such coin, 255: a token. */
  readonly coinUnits: readonly number[];
}

/** At least level, country, scale, decimals, routing; a changer may leave out trailing coin types. */
const SETUP_HEAD = 7;

export function readChangerSetup(data: Uint8Array): ChangerSetup | null {
  const [level, countryHigh, countryLow, scale, decimals, routingHigh, routingLow] = data;
  if (data.length <= SETUP_HEAD || data.length > SETUP_HEAD + COIN_TYPES) return null;
  if (level === undefined || countryHigh === undefined || countryLow === undefined) return null;
  if (
    scale === undefined ||
    decimals === undefined ||
    routingHigh === undefined ||
    routingLow === undefined
  ) {
    return null;
  }
  return {
    level,
    countryCode: readBcd(countryHigh, countryLow),
    scale,
    decimals,
    tubeRouting: (routingHigh << 8) | routingLow,
    coinUnits: [...data.slice(SETUP_HEAD)],
  };
}

/** Two BCD bytes as four digits. `1156`: ISO 4217 number 156; `0086`: telephone country code 86. */
export const readBcd = (high: number, low: number): string =>
  [high, low].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export interface TubeStatus {
  readonly isFull: readonly boolean[];
  readonly counts: readonly number[];
}

/** A tube that is full and counts nothing has a defective sensor, jammed, or misses its cassette (MDB/ICP 5.3). */
export function readTubeStatus(data: Uint8Array): TubeStatus | null {
  const [high, low, ...counts] = data;
  if (high === undefined || low === undefined || counts.length > COIN_TYPES) return null;
  const full = (high << 8) | low;
  return {
    isFull: Array.from({ length: COIN_TYPES }, (_, type) => (full & (1 << type)) !== 0),
    counts: Array.from({ length: COIN_TYPES }, (_, type) => counts[type] ?? 0),
  };
}

/** Answer to 0F 00: manufacturer, serial, model, software, then four bytes of features. */
export function readChangerIdentity(data: Uint8Array): { model: string; canPayOutByValue: boolean } | null {
  if (data.length !== 33) return null;
  const text = (from: number, to: number) => String.fromCharCode(...data.slice(from, to)).trim();
  return {
    model: `${text(0, 3)} ${text(15, 27)}`.trim(),
    canPayOutByValue: ((data[32] ?? 0) & ALTERNATIVE_PAY_OUT) !== 0,
  };
}

export type ChangerStatusWord =
  | 'escrowLever'
  | 'payOutBusy'
  | 'noCredit'
  | 'tubeSensor'
  | 'doubleArrival'
  | 'acceptorUnplugged'
  | 'tubeJam'
  | 'romError'
  | 'routingError'
  | 'busy'
  | 'justReset'
  | 'coinJam'
  | 'coinRemoval';

/** Poll codes of one byte, 01h to 0Dh (MDB/ICP 5.3). */
const STATUS_WORDS: Readonly<Record<number, ChangerStatusWord>> = {
  1: 'escrowLever',
  2: 'payOutBusy',
  3: 'noCredit',
  4: 'tubeSensor',
  5: 'doubleArrival',
  6: 'acceptorUnplugged',
  7: 'tubeJam',
  8: 'romError',
  9: 'routingError',
  10: 'busy',
  11: 'justReset',
  12: 'coinJam',
  13: 'coinRemoval',
};

const ROUTES = ['cashBox', 'tube', 'unused', 'rejected'] as const;
export type DepositRoute = (typeof ROUTES)[number];

export type ChangerMessage =
  | {
      readonly kind: 'deposited';
      readonly type: number;
      readonly route: DepositRoute;
      readonly inTube: number;
    }
  | {
      readonly kind: 'dispensedByHand';
      readonly type: number;
      readonly count: number;
      readonly inTube: number;
    }
  | { readonly kind: 'slugs'; readonly count: number }
  | { readonly kind: 'status'; readonly word: ChangerStatusWord }
  | { readonly kind: 'unreadable'; readonly bytes: Uint8Array };

/** Reads a poll answer in its order. What follows a byte that makes no sense is not guessed at. */
export function readChangerPoll(data: Uint8Array): ChangerMessage[] {
  const messages: ChangerMessage[] = [];
  let at = 0;
  while (at < data.length) {
    const first = data[at] ?? 0;
    const second = data[at + 1];
    const shape = pollShape(first);
    const message = readOne(shape, first, second);
    if (message === null) {
      messages.push({ kind: 'unreadable', bytes: data.slice(at) });
      break;
    }
    messages.push(message);
    at += shape === 'deposit' || shape === 'byHand' ? 2 : 1;
  }
  return messages;
}

type PollShape = 'byHand' | 'deposit' | 'slugs' | 'status';

const pollShape = (byte: number): PollShape =>
  byte & 0x80 ? 'byHand' : byte & 0x40 ? 'deposit' : byte & 0x20 ? 'slugs' : 'status';

function readOne(shape: PollShape, first: number, second: number | undefined): ChangerMessage | null {
  switch (shape) {
    case 'byHand':
      if (second === undefined) return null;
      return { kind: 'dispensedByHand', count: (first >> 4) & 7, type: first & 0x0f, inTube: second };
    case 'deposit': {
      const route = ROUTES[(first >> 4) & 3];
      if (second === undefined || route === undefined) return null;
      return { kind: 'deposited', route, type: first & 0x0f, inTube: second };
    }
    case 'slugs':
      return { kind: 'slugs', count: first & 0x1f };
    case 'status': {
      const word = STATUS_WORDS[first];
      return word === undefined ? null : { kind: 'status', word };
    }
    default:
      return assertNever(shape);
  }
}
