import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adler32, crc32 } from './checksums.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('a checksum', () => {
  it('is the one of the standard', () => {
    const digits = new TextEncoder().encode('123456789');
    expect(crc32(digits)).toBe(0xcbf43926);
    expect(adler32(digits)).toBe(0x091e01de);
    fc.assert(
      fc.property(bytes, (some) => {
        expect(crc32(some)).toBe(nodeCrc32(some));
      }),
    );
  });

  it('of long bytes does not overflow', () => {
    // 65521 is the modulus: sums of 255 over a million bytes, by arithmetic.
    const count = 1_000_000;
    const sum = (1 + 255 * count) % 65521;
    const sums = Number((BigInt(count) + (255n * BigInt(count) * BigInt(count + 1)) / 2n) % 65521n);
    expect(adler32(new Uint8Array(count).fill(255))).toBe(sums * 65536 + sum);
  });

  it('can be made piece by piece', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const both = Uint8Array.of(...one, ...other);
        expect(crc32(other, crc32(one))).toBe(crc32(both));
        expect(adler32(other, adler32(one))).toBe(adler32(both));
      }),
    );
  });
});
