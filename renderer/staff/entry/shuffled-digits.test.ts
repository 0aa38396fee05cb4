import { describe, expect, it } from 'vitest';
import { shuffledDigits } from './shuffled-digits.ts';

describe('the digits of the PIN pad', () => {
  it('stand as on a telephone unless they are to be shuffled', () => {
    expect(shuffledDigits(false, () => 0.5).join('')).toBe('1234567890');
  });

  it('are all there, each once, in another order', () => {
    const draws = [0.99, 0.3, 0.7, 0.1, 0.5, 0, 0.9, 0.2, 0.6, 0.4];
    const digits = shuffledDigits(true, () => draws.shift() ?? 0);
    expect([...digits].sort().join('')).toBe('0123456789');
    expect(digits.join('')).not.toBe('1234567890');
  });
});
