import { describe, expect, it } from 'vitest';
import { fieldAt, touchFields } from './touch-fields.ts';

describe('the fields of the touch test', () => {
  it.each([
    ['portrait', 1080, 1920],
    ['landscape', 1920, 1080],
  ])('cover the whole screen, each once: %s', (_name, width, height) => {
    const fields = touchFields(width, height);
    const found = new Set<number | null>();
    for (let x = 1; x < width; x += 30) {
      for (let y = 1; y < height; y += 30) found.add(fieldAt({ x, y }, { width, height }, fields));
    }
    expect(found.size).toBe(144);
    expect(found.has(null)).toBe(false);
  });

  it('end where the screen ends', () => {
    const size = { width: 900, height: 1600 };
    const fields = touchFields(900, 1600);
    for (const point of [
      { x: -1, y: 5 },
      { x: 900, y: 5 },
      { x: 5, y: 1600 },
    ])
      expect(fieldAt(point, size, fields)).toBeNull();
  });
});
