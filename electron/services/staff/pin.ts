import { randomBytes, randomInt, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const COST = { N: 16_384, r: 8, p: 1, keyBytes: 32, saltBytes: 16 } as const;
const deriveLater = promisify(scrypt) as (
  pin: string,
  salt: Buffer,
  keyBytes: number,
  cost: { N: number; r: number; p: number },
) => Promise<Buffer>;

/** The stored form of a PIN: `scrypt$<salt>$<key>`, both base64url. */
export function hashPin(pin: string): string {
  const salt = randomBytes(COST.saltBytes);
  const key = scryptSync(pin, salt, COST.keyBytes, { N: COST.N, r: COST.r, p: COST.p });
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * Takes its time on purpose, and not on the main thread. False also for a hash that cannot be read: a broken
 * configuration lets nobody in.
 */
export async function isPin(pin: string, pinHash: string): Promise<boolean> {
  const [kind, salt, key] = pinHash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = await deriveLater(pin, Buffer.from(salt, 'base64url'), COST.keyBytes, COST);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Six digits for the demo, made anew at every first start. */
export function randomPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** All digits alike, or one after the other up or down: what anybody would try first. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}
