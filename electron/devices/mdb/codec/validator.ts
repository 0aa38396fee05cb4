import { readBcd } from './changer.ts';

/*
 * Bill validator, address 30h (MDB/ICP 6). Commands and answers without CHK.
 */

export const VALIDATOR_COMMAND = {
  reset: Uint8Array.of(0x30),
  setup: Uint8Array.of(0x31),
  poll: Uint8Array.of(0x33),
  returnBill: Uint8Array.of(0x35, 0x00),
  stackBill: Uint8Array.of(0x35, 0x01),
  stacker: Uint8Array.of(0x36),
} as const;

export const BILL_TYPES = 16;

/** Bits per bill type: accepted at all, and held in escrow. */
export const billTypeCommand = (accepted: number, escrow: number): Uint8Array =>
  Uint8Array.of(0x34, accepted >> 8, accepted & 0xff, escrow >> 8, escrow & 0xff);

export interface ValidatorSetup {
  readonly level: number;
  readonly countryCode: string;
  readonly scale: number;
  readonly decimals: number;
  readonly stackerCapacity: number;
  readonly hasEscrow: boolean;
  /** Per bill type, in units of the scale; 0: no such bill, 255: a coupon. */
  readonly billUnits: readonly number[];
}

const SETUP_HEAD = 11;

export function readValidatorSetup(data: Uint8Array): ValidatorSetup | null {
  if (data.length <= SETUP_HEAD || data.length > SETUP_HEAD + BILL_TYPES) return null;
  const byte = (at: number) => data[at] ?? 0;
  const word = (at: number) => (byte(at) << 8) | byte(at + 1);
  return {
    level: byte(0),
    countryCode: readBcd(byte(1), byte(2)),
    scale: word(3),
    decimals: byte(5),
    stackerCapacity: word(6),
    // Bytes 8 and 9 are security levels, which nobody here asks for.
    hasEscrow: byte(10) === 0xff,
    billUnits: [...data.slice(SETUP_HEAD)],
  };
}

/** Bit 15: full; the rest: bills in the stacker. */
export function readStacker(data: Uint8Array): { isFull: boolean; count: number } | null {
  const [high, low] = data;
  if (data.length !== 2 || high === undefined || low === undefined) return null;
  return { isFull: (high & 0x80) !== 0, count: ((high & 0x7f) << 8) | low };
}

export type ValidatorStatusWord =
  | 'motorFault'
  | 'sensorFault'
  | 'busy'
  | 'romError'
  | 'billJam'
  | 'justReset'
  | 'billRemoved'
  | 'cashBoxOut'
  | 'disabled'
  | 'invalidEscrow'
  | 'rejected'
  | 'billRemoval';

/** Poll codes of one byte, 01h to 0Ch (MDB/ICP 6.3). */
const STATUS_WORDS: Readonly<Record<number, ValidatorStatusWord>> = {
  1: 'motorFault',
  2: 'sensorFault',
  3: 'busy',
  4: 'romError',
  5: 'billJam',
  6: 'justReset',
  7: 'billRemoved',
  8: 'cashBoxOut',
  9: 'disabled',
  10: 'invalidEscrow',
  11: 'rejected',
  12: 'billRemoval',
};

/** Bits 6 to 4 of a bill byte. */
const BILL_ROUTES = ['stacked', 'escrow', 'returned', 'toRecycler', 'disabledRejected'] as const;
export type BillRoute = (typeof BILL_ROUTES)[number];

export type ValidatorMessage =
  | { readonly kind: 'bill'; readonly type: number; readonly route: BillRoute }
  | { readonly kind: 'status'; readonly word: ValidatorStatusWord }
  | { readonly kind: 'attemptsWhileDisabled'; readonly count: number }
  | { readonly kind: 'unreadable'; readonly bytes: Uint8Array };

/** Reads a poll answer in its order: every message is one byte, so one that makes no sense hides no other. */
export const readValidatorPoll = (data: Uint8Array): ValidatorMessage[] => [...data].map(readOne);

function readOne(byte: number): ValidatorMessage {
  if (byte & 0x80) {
    const route = BILL_ROUTES[(byte >> 4) & 7];
    if (route !== undefined) return { kind: 'bill', route, type: byte & 0x0f };
  } else if (byte & 0x40) {
    return { kind: 'attemptsWhileDisabled', count: byte & 0x1f };
  } else {
    const word = STATUS_WORDS[byte];
    if (word !== undefined) return { kind: 'status', word };
  }
  return { kind: 'unreadable', bytes: Uint8Array.of(byte) };
}
