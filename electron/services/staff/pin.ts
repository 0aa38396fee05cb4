import { randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';

const COST = { N: 16_384, r: 8, p: 1, keyBytes: 32, saltBytes: 16 } as const;

/** The stored form of a PIN: `scrypt$<salt>$<key>`, both base64url. */
export function hashPin(pin: string): string {
  const salt = randomBytes(COST.saltBytes);
  return `scrypt$${salt.toString('base64url')}$${derive(pin, salt).toString('base64url')}`;
}

/** False also for a hash that cannot be read: a broken configuration lets nobody in. */
export function isPin(pin: string, pinHash: string): boolean {
  const [kind, salt, key] = pinHash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = derive(pin, Buffer.from(salt, 'base64url'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Six digits for the demo, made anew at every first start. */
export function randomPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

function derive(pin: string, salt: Buffer): Buffer {
  return scryptSync(pin, salt, COST.keyBytes, { N: COST.N, r: COST.r, p: COST.p });
}
