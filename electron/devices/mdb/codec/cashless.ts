import { readBcd } from './changer.ts';

/*
 * Cashless reader, address 10h or 60h (MDB/ICP 7). Commands and answers without CHK. Commands are built for 10h;
 * `at60` moves one to the second reader.
 */

/** How money is written: two bytes, or four once that was agreed on (17 04, bits 1 and 2). */
export type MoneyWidth = 2 | 4;

export const CASHLESS_COMMAND = {
  reset: Uint8Array.of(0x10),
  poll: Uint8Array.of(0x12),
  disable: Uint8Array.of(0x14, 0x00),
  enable: Uint8Array.of(0x14, 0x01),
  cancelReader: Uint8Array.of(0x14, 0x02),
  cancelVend: Uint8Array.of(0x13, 0x01),
  vendFailure: Uint8Array.of(0x13, 0x03),
  sessionComplete: Uint8Array.of(0x13, 0x04),
} as const;

/** Offset from the first reader's commands to the second's. */
const SECOND_READER = 0x50;
export const at60 = (command: Uint8Array): Uint8Array =>
  command.map((byte, index) => (index === 0 ? byte + SECOND_READER : byte));

/** Feature bits of 09… and 17 04 (MDB/ICP 7.4.14). */
export const CASHLESS_FEATURE = { money32: 0x02, multiCurrency: 0x04, alwaysIdle: 0x20 } as const;

/** An amount that is not told. */
const UNKNOWN_FUNDS: Readonly<Record<MoneyWidth, number>> = { 2: 0xffff, 4: 0xffffffff };
/** Largest amount that can be asked for: one below "unknown". */
export const maxUnits = (width: MoneyWidth): number => UNKNOWN_FUNDS[width] - 1;

const write = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);

/** 11 00: our feature level; no display. */
export const setupCommand = (level: number): Uint8Array => Uint8Array.of(0x11, 0x00, level, 0, 0, 0);

/** 11 01: largest and smallest price. Four bytes each, and our currency, once that was agreed on. */
export function pricesCommand(width: MoneyWidth, currencyBcd: number): Uint8Array {
  const currency = width === 4 ? write(currencyBcd, 2) : [];
  return Uint8Array.of(0x11, 0x01, ...write(UNKNOWN_FUNDS[width], width), ...write(0, width), ...currency);
}

/** 17 00: who we are; ASCII, padded. */
export function identifyCommand(): Uint8Array {
  const ascii = (text: string, length: number) =>
    [...text.padEnd(length)].map((letter) => letter.charCodeAt(0));
  return Uint8Array.of(
    0x17,
    0x00,
    ...ascii('CSP', 3),
    ...ascii('', 12),
    ...ascii('CASEPRESS', 12),
    0x01,
    0x00,
  );
}

export const optionsCommand = (bits: number): Uint8Array => Uint8Array.of(0x17, 0x04, ...write(bits, 4));

export const vendRequestCommand = (units: number, item: number, width: MoneyWidth): Uint8Array =>
  Uint8Array.of(0x13, 0x00, ...write(units, width), ...write(item, 2));

export const vendSuccessCommand = (item: number): Uint8Array => Uint8Array.of(0x13, 0x02, ...write(item, 2));

export interface CashlessSetup {
  readonly level: number;
  readonly countryCode: string;
  readonly scale: number;
  readonly decimals: number;
  readonly maxResponseSeconds: number;
  readonly canRefund: boolean;
}

export type CashlessMessage =
  | { readonly kind: 'justReset' }
  | ({ readonly kind: 'setup' } & CashlessSetup)
  | { readonly kind: 'displayRequest' }
  /** `units`: `null` where the reader does not tell. */
  | { readonly kind: 'sessionBegan'; readonly units: number | null }
  | { readonly kind: 'sessionCancelRequest' }
  | { readonly kind: 'vendApproved'; readonly units: number | null }
  | { readonly kind: 'vendDenied' }
  | { readonly kind: 'sessionEnded' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'identity'; readonly model: string; readonly features: number }
  | { readonly kind: 'fault'; readonly code: number }
  | { readonly kind: 'outOfSequence' }
  | { readonly kind: 'ignored'; readonly code: number }
  | { readonly kind: 'unreadable'; readonly bytes: Uint8Array };

/** What the lengths of some answers depend on. */
export interface CashlessMode {
  readonly width: MoneyWidth;
  readonly level: number;
}

interface Layout {
  /** Bytes in all, the code included. `rest`: everything up to the end of the answer. */
  length(mode: CashlessMode, bytes: Uint8Array): number | 'rest';
  read(bytes: Uint8Array, mode: CashlessMode): CashlessMessage;
}

const number = (bytes: Uint8Array, at: number, width: number): number => {
  let value = 0;
  for (let index = 0; index < width; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
};

const funds = (bytes: Uint8Array, width: MoneyWidth): number | null => {
  const units = number(bytes, 1, width);
  return units === UNKNOWN_FUNDS[width] ? null : units;
};

const plain = (message: CashlessMessage): Layout => ({ length: () => 1, read: () => message });
const skipped = (length: Layout['length']): Layout => ({
  length,
  read: (bytes) => ({ kind: 'ignored', code: bytes[0] ?? 0 }),
});

/** Answers by their first byte (MDB/ICP 7.4). */
const LAYOUTS: Readonly<Record<number, Layout>> = {
  0: plain({ kind: 'justReset' }),
  1: {
    length: () => 8,
    read: (bytes) => ({
      kind: 'setup',
      level: bytes[1] ?? 0,
      countryCode: readBcd(bytes[2] ?? 0, bytes[3] ?? 0),
      scale: bytes[4] ?? 0,
      decimals: bytes[5] ?? 0,
      maxResponseSeconds: bytes[6] ?? 0,
      canRefund: ((bytes[7] ?? 0) & 1) !== 0,
    }),
  },
  2: { length: () => 'rest', read: () => ({ kind: 'displayRequest' }) },
  3: {
    // Level 1: funds alone; higher: media id, payment type and data; wide: language, currency and options too.
    length: ({ width, level }) => (level <= 1 ? 3 : width === 2 ? 10 : 17),
    read: (bytes, { width }) => ({ kind: 'sessionBegan', units: funds(bytes, width) }),
  },
  4: plain({ kind: 'sessionCancelRequest' }),
  5: {
    length: ({ width }) => 1 + width,
    read: (bytes, { width }) => ({ kind: 'vendApproved', units: funds(bytes, width) }),
  },
  6: plain({ kind: 'vendDenied' }),
  7: plain({ kind: 'sessionEnded' }),
  8: plain({ kind: 'cancelled' }),
  9: {
    // Level 3 adds four bytes of features. It is the last of an answer, so its length tells.
    length: (_, bytes) => (bytes.length >= 34 ? 34 : 30),
    read: (bytes) => ({
      kind: 'identity',
      model: String.fromCharCode(...bytes.slice(1, 4), 0x20, ...bytes.slice(16, 28)).trim(),
      features: bytes.length === 34 ? number(bytes, 30, 4) : 0,
    }),
  },
  10: { length: () => 2, read: (bytes) => ({ kind: 'fault', code: bytes[1] ?? 0 }) },
  // Level 2 and up may add the reader's state; it stands at the end of the answer.
  11: plain({ kind: 'outOfSequence' }),
  13: skipped(() => 1),
  14: skipped(() => 1),
  15: skipped(({ width }) => 1 + width),
  17: skipped(() => 1),
  18: skipped(() => 2),
  19: skipped(() => 1),
  255: skipped(() => 'rest'),
};

/** Reads an answer in its order; one may hold several messages. */
export function readCashlessAnswer(data: Uint8Array, mode: CashlessMode): CashlessMessage[] {
  const messages: CashlessMessage[] = [];
  let rest = data;
  while (rest.length > 0) {
    const layout = LAYOUTS[rest[0] ?? 0];
    const wanted = layout?.length(mode, rest);
    const length = wanted === 'rest' ? rest.length : wanted;
    if (!layout || length === undefined || rest.length < length) {
      messages.push({ kind: 'unreadable', bytes: rest });
      break;
    }
    const message = layout.read(rest.slice(0, length), mode);
    messages.push(message);
    // A state byte may follow, which would read as another message.
    if (message.kind === 'outOfSequence') break;
    rest = rest.slice(length);
  }
  return messages;
}
