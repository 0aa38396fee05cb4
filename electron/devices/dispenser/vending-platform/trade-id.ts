const TIME_DIGITS = 14;
const RANDOM_DIGITS = 14;

/**
 * A number for one order: 28 digits, the UTC second first so that people can find it, then chance. Two kiosks share the
 * platform's numbers, and a clock may be set back: the chance alone keeps them apart (one in 10^14 within a second), and
 * nobody guesses one to forge a result.
 */
export function newTradeId(nowMs: number, randomBytes: (size: number) => Uint8Array): string {
  const time = new Date(nowMs).toISOString().replaceAll(/\D/g, '').slice(0, TIME_DIGITS);
  let digits = '';
  while (digits.length < RANDOM_DIGITS) {
    // 250 is the largest multiple of 10 in a byte: higher ones are thrown away, so that each digit is equally likely.
    for (const byte of randomBytes(RANDOM_DIGITS)) if (byte < 250) digits += String(byte % 10);
  }
  return time + digits.slice(0, RANDOM_DIGITS);
}
