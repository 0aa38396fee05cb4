import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Clock } from './clock.ts';

/** A kiosk's own numbers out of the six digits of an id, both ends included. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

/** Makes the ids that leave the kiosk. Each is on the disk before it is handed out, and never handed out again. */
export interface IdIssuer {
  nextPaymentId(): Result<string, 'idsExhausted'>;
  nextOrderId(): Result<string, 'idsExhausted'>;
}

export interface IdIssuerOptions {
  readonly database: DatabaseSync;
  readonly range: IdRange;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Name of the counter that holds where this kiosk's range begins; it has no day. */
export const RANGE_START = 'rangeStart';

const RANGES = 1000;
const RANGE_SIZE = 1000;

/** The range of a kiosk that has none configured: one of 1000 ranges of 1000 numbers, by its device id. */
export function defaultIdRange(deviceId: string): IdRange {
  const slot = createHash('sha256').update(deviceId).digest().readUInt32BE(0) % RANGES;
  return { from: slot * RANGE_SIZE, to: slot * RANGE_SIZE + RANGE_SIZE - 1 };
}

/**
 * Ids by the rule of the mobile-shell contract: prefix, yyMMdd in the site's time zone, six digits. One counter per
 * prefix and day is kept for ever, so a clock that goes back goes on counting where that day had stopped.
 */
export function createIdIssuer({ database, range, timeZone, clock }: IdIssuerOptions): IdIssuer {
  // For a restore, which has no configuration at hand. Not before the first number: a full disk must not keep a kiosk shut.
  const rememberStart = database.prepare(
    'INSERT INTO counters VALUES (?, ?, ?) ON CONFLICT (name, day) DO UPDATE SET next = excluded.next',
  );
  let isStartKnown = false;
  // One statement, so that the number is taken and durable in one step.
  const take = database.prepare(
    `INSERT INTO counters (name, day, next) VALUES (?, ?, ?)
     ON CONFLICT (name, day) DO UPDATE SET next = MAX(next + 1, excluded.next) RETURNING next`,
  );
  const next = (prefix: string): Result<string, 'idsExhausted'> => {
    const day = dayOf(clock.now(), timeZone);
    if (!isStartKnown) rememberStart.run(RANGE_START, '', range.from);
    isStartKnown = true;
    const number = Number(take.get(prefix, day, range.from)?.next);
    if (number > range.to) return err('idsExhausted');
    return ok(`${prefix}${day}${String(number).padStart(6, '0')}`);
  };
  return { nextPaymentId: () => next('PYEN'), nextOrderId: () => next('OREN') };
}

/** By time zone, of which a kiosk has one: to make a format takes far longer than to use it. */
const DAY_PARTS = new Map<string, Intl.DateTimeFormat>();

/** The day as yyMMdd in the given time zone. */
export function dayOf(timeMs: number, timeZone: string): string {
  let parts = DAY_PARTS.get(timeZone);
  if (!parts) {
    parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: '2-digit', month: '2-digit', day: '2-digit' });
    DAY_PARTS.set(timeZone, parts);
  }
  return parts.format(timeMs).replaceAll(/\D/g, '').slice(-6);
}

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code for a person to read out: six signs that cannot be taken for one another. */
export function randomCode(bytes: (size: number) => Uint8Array = randomBytes): string {
  // 240 is the largest multiple of 30 in a byte: higher ones are thrown away, so that each sign is equally likely.
  let code = '';
  while (code.length < 6) {
    for (const byte of bytes(8))
      if (byte < 240 && code.length < 6) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
  }
  return code;
}
