/** The checksums of PNG (CRC-32) and of zlib (Adler-32). Both can be fed piece by piece. */

const CRC_POLYNOMIAL = 0xedb88320;
/** Tables for eight bytes at a step: the bytes of a print are 14 million. */
const CRC_STEPS = 8;

function crcOfByte(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC_POLYNOMIAL : crc >>> 1;
  return crc;
}

/** The table of step n has, at n * 256, what a byte becomes with n more zero bytes behind it. */
const CRC_TABLE = (() => {
  const table = new Int32Array(CRC_STEPS * 256);
  for (let byte = 0; byte < 256; byte++) table[byte] = crcOfByte(byte);
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256] ?? 0;
    table[at] = (before >>> 8) ^ (table[before & 255] ?? 0);
  }
  return table;
})();

const look = (step: number, byte: number): number => CRC_TABLE[step * 256 + (byte & 255)] as number;

/** CRC-32 of `bytes`, or of all before them too when `crc` is theirs. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let rest = ~crc;
  let at = 0;
  for (const end = bytes.length - (CRC_STEPS - 1); at < end; at += CRC_STEPS) {
    const low =
      rest ^
      ((bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24));
    rest =
      look(7, low) ^
      look(6, low >>> 8) ^
      look(5, low >>> 16) ^
      look(4, low >>> 24) ^
      look(3, bytes[at + 4] as number) ^
      look(2, bytes[at + 5] as number) ^
      look(1, bytes[at + 6] as number) ^
      look(0, bytes[at + 7] as number);
  }
  for (; at < bytes.length; at++) rest = (rest >>> 8) ^ look(0, rest ^ (bytes[at] as number));
  return ~rest >>> 0;
}

const ADLER_MODULUS = 65521;
/** So many bytes add up to less than 2^31: whole numbers are quicker. */
const ADLER_PIECE = 3800;

/** Adler-32 of `bytes`, or of all before them too when `adler` is theirs. */
export function adler32(bytes: Uint8Array, adler = 1): number {
  let sum = adler & 0xffff;
  let sumOfSums = adler >>> 16;
  for (let start = 0; start < bytes.length; start += ADLER_PIECE) {
    const end = Math.min(start + ADLER_PIECE, bytes.length);
    for (let at = start; at < end; at++) {
      sum += bytes[at] as number;
      sumOfSums += sum;
    }
    sum %= ADLER_MODULUS;
    sumOfSums %= ADLER_MODULUS;
  }
  return ((sumOfSums << 16) | sum) >>> 0;
}
