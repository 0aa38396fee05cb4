import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, mixColours, readOklch, writeOklch } from './oklch.ts';
import { leadingHue, turnPalette } from './palettes.ts';
import { shelf } from './test-templates.ts';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** How far two hues lie from each other, in degrees. */
const between = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180);

const filled = (...colours: readonly (readonly [number, number, number])[]) =>
  new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]));

describe('colours', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const channels = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
        const [before, after] = [channels(colour), channels(writeOklch(readOklch(colour)))];
        for (const [at, value] of before.entries())
          expect(Math.abs(value - (after[at] ?? 0))).toBeLessThan(6);
      }),
    );
  });

  it('are told apart as people do', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 3);
    expect(contrast('#777777', '#777777')).toBe(1);
    expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

describe('palettes', () => {
  it('of all templates are legible: words on paper', () => {
    const faint = shelf.templates.flatMap(({ templateId, palettes }) =>
      palettes
        .filter(({ ink, paper }) => contrast(ink, paper) < 3.5)
        .map(({ ink, paper }) => [templateId, ink, paper]),
    );
    expect(faint).toEqual([]);
  });

  it('stay as legible when they are turned to another hue', () => {
    const palettes = shelf.templates.flatMap((template) => template.palettes);
    fc.assert(
      fc.property(
        fc.constantFrom(...palettes),
        fc.double({ min: 0, max: 720, noNaN: true }),
        (palette, hueDeg) => {
          const turned = turnPalette(palette, hueDeg);
          expect(contrast(turned.ink, turned.paper)).toBeGreaterThanOrEqual(
            Math.min(4.5, contrast(palette.ink, palette.paper)),
          );
          expect(Object.values(turned).every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
        },
      ),
    );
  });

  it('are turned to the hue that was asked for', () => {
    const palette = {
      paper: '#0f5c5c',
      ink: '#f7efdf',
      accent: '#f3b23e',
      second: '#ef7a56',
      soft: '#1b6f6e',
    };
    expect(between(readOklch(turnPalette(palette, 300).paper).hueDeg, 300)).toBeLessThan(6);
  });
});

describe('the hue of a picture', () => {
  it('is that of its vivid parts', () => {
    const red = readOklch('#d02020').hueDeg;
    const pixels = filled([208, 32, 32], [208, 32, 32], [130, 128, 126], [40, 60, 140]);
    expect(between(leadingHue(pixels) ?? Number.NaN, red)).toBeLessThan(10);
  });

  it('is none where the picture is grey, or there is no picture', () => {
    expect(leadingHue(filled([90, 90, 90], [200, 200, 200]))).toBeNull();
    expect(leadingHue(new Uint8ClampedArray())).toBeNull();
  });
});
