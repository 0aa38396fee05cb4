import { describe, expect, it } from 'vitest';
import { fileSizeText } from './file-size.ts';

describe('a file’s size', () => {
  it.each([
    [0, '0.1 kB'],
    [900, '0.9 kB'],
    [482_113, '482 kB'],
    [999_999, '1000 kB'],
    [1_250_000, '1.3 MB'],
    [12_400_113, '12 MB'],
    [3_200_000_000, '3.2 GB'],
  ])('of %i bytes reads %s', (byteCount, text) => {
    expect(fileSizeText(byteCount)).toBe(text);
  });
});
