import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf, hsvOf, isDark } from './hsv.ts';
import { SWATCHES } from './swatches.ts';

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('mixing colours', () => {
  it('takes every colour apart and puts it together again', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        expect(hexOf(hsvOf(hex))).toBe(hex);
      }),
    );
  });

  it('knows the corners of the wheel', () => {
    const full = { saturation: 1, value: 1 };
    const hues = [0, 60, 120, 180, 240, 300];
    expect(hues.map((hue) => hexOf({ hue, ...full }))).toEqual([
      '#ff0000',
      '#ffff00',
      '#00ff00',
      '#00ffff',
      '#0000ff',
      '#ff00ff',
    ]);
  });

  it('gives a colour of the document for whatever the sliders say', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const mixed = fc.record({
      hue: fc.double({ min: 0, max: 360, noNaN: true }),
      saturation: part,
      value: part,
    });
    fc.assert(
      fc.property(mixed, (hsv) => {
        expect(hexOf(hsv)).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
  });

  it('puts a white mark on dark colours only', () => {
    expect(isDark('#000000')).toBe(true);
    expect(isDark('#ffffff')).toBe(false);
    // Blue looks darker than green of the same value.
    expect([isDark('#0000ff'), isDark('#00ff00')]).toEqual([true, false]);
  });

  it('has no ready colour twice', () => {
    expect(new Set(SWATCHES.map(({ colour }) => colour)).size).toBe(SWATCHES.length);
    expect(new Set(SWATCHES.map(({ name }) => name)).size).toBe(SWATCHES.length);
  });
});
