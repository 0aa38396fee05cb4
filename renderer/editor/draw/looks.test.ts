import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Adjustments, type Look, lookSchema } from '../../../shared/domain/design.ts';
import { LOOKS } from './look-recipes.ts';
import { isPlain, treatPixels } from './looks.ts';

type Colour = readonly [red: number, green: number, blue: number];

const AS_IT_IS: Adjustments = { brightness: 0, contrast: 0, saturation: 0 };

function treat(colour: Colour, look: Look, adjustments = AS_IT_IS): Colour {
  const pixels = new Uint8ClampedArray([...colour, 255]);
  treatPixels(pixels, { look, adjustments });
  return [pixels[0] ?? 0, pixels[1] ?? 0, pixels[2] ?? 0];
}
const lightness = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const strength = (colour: Colour): number => Math.max(...colour) - Math.min(...colour);

function hueDeg([r, g, b]: Colour): number {
  return (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI;
}

/** Light to dark skin in daylight. */
const SKIN: readonly Colour[] = [
  [255, 224, 199],
  [236, 188, 156],
  [209, 154, 118],
  [161, 107, 75],
  [107, 68, 45],
  [66, 42, 30],
];
/** A few things out of a photo: sky, grass, skin, a rose, asphalt, snow, night. */
const SCENE: readonly Colour[] = [
  [110, 160, 220],
  [80, 130, 60],
  [209, 154, 118],
  [190, 40, 70],
  [90, 90, 92],
  [240, 242, 245],
  [20, 22, 30],
];
const look = fc.constantFrom(...LOOKS);
const byte = fc.integer({ min: 0, max: 255 });

describe('looks', () => {
  it('are all offered, each once, and the first is the photo as it is', () => {
    expect([...LOOKS].sort()).toEqual([...lookSchema.options].sort());
    expect(LOOKS[0]).toBe('none');
  });

  it('leave every colour as it is where nothing is asked for', () => {
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        expect(treat([r, g, b], 'none')).toEqual([r, g, b]);
      }),
    );
  });

  it('leave transparency alone', () => {
    fc.assert(
      fc.property(look, byte, (name, alpha) => {
        const pixels = new Uint8ClampedArray([200, 100, 50, alpha]);
        treatPixels(pixels, { look: name, adjustments: { brightness: 0.4, contrast: -0.5, saturation: 1 } });
        expect(pixels[3]).toBe(alpha);
      }),
    );
  });

  it('are really different from each other', () => {
    for (const [index, one] of LOOKS.entries()) {
      for (const other of LOOKS.slice(index + 1)) {
        const apart = SCENE.map((colour) => {
          const [seen, compared] = [treat(colour, one), treat(colour, other)];
          return Math.hypot(...seen.map((value, channel) => value - (compared[channel] ?? 0)));
        });
        expect(Math.max(...apart), `${one} and ${other}`).toBeGreaterThan(18);
      }
    }
  });

  it('keep light lighter than dark', () => {
    fc.assert(
      fc.property(look, byte, byte, (name, one, other) => {
        const [dark, light] = [Math.min(one, other), Math.max(one, other)];
        const [low, high] = [treat([dark, dark, dark], name), treat([light, light, light], name)];
        expect(lightness(high)).toBeGreaterThanOrEqual(lightness(low));
      }),
    );
  });

  it.each(['vivid', 'warm', 'golden', 'rose', 'film', 'matte', 'cool'] as const)(
    '%s leaves skin skin',
    (name) => {
      for (const tone of SKIN) {
        const seen = treat(tone, name);
        expect(Math.abs(hueDeg(seen) - hueDeg(tone)), `${tone} becomes ${seen}`).toBeLessThan(20);
        expect(Math.abs(lightness(seen) - lightness(tone))).toBeLessThan(45);
      }
    },
  );

  it('have no colour left where they are grey, and one colour in sepia', () => {
    for (const colour of SCENE) {
      expect(strength(treat(colour, 'silver'))).toBe(0);
      expect(strength(treat(colour, 'noir'))).toBe(0);
      const [r, g, b] = treat(colour, 'sepia');
      expect(r).toBeGreaterThanOrEqual(g);
      expect(g).toBeGreaterThanOrEqual(b);
    }
  });
});

describe('adjustments', () => {
  const grey: Colour = [120, 120, 120];

  it('make brighter and darker, and leave black and white', () => {
    const at = (brightness: number, colour: Colour) => treat(colour, 'none', { ...AS_IT_IS, brightness });
    expect(lightness(at(0.5, grey))).toBeGreaterThan(135);
    expect(lightness(at(-0.5, grey))).toBeLessThan(105);
    expect(at(1, [0, 0, 0])).toEqual([0, 0, 0]);
    expect(at(-1, [255, 255, 255])).toEqual([255, 255, 255]);
  });

  it('pull tones apart or together', () => {
    const span = (contrast: number): number => {
      const [dark, light] = [60, 200].map((value) =>
        lightness(treat([value, value, value], 'none', { ...AS_IT_IS, contrast })),
      );
      return (light ?? 0) - (dark ?? 0);
    };
    expect(span(0.4)).toBeGreaterThan(150);
    expect(span(-0.4)).toBeLessThan(130);
    expect(span(-1)).toBeGreaterThan(20);
  });

  it('take colour away altogether, or strengthen it', () => {
    const at = (saturation: number) => treat([190, 90, 70], 'none', { ...AS_IT_IS, saturation });
    expect(strength(at(-1))).toBeLessThanOrEqual(1);
    expect(strength(at(0.5))).toBeGreaterThan(150);
  });

  it('count for something even without a look', () => {
    expect(isPlain({ look: 'none', adjustments: AS_IT_IS })).toBe(true);
    expect(isPlain({ look: 'none', adjustments: { ...AS_IT_IS, contrast: 0.1 } })).toBe(false);
    expect(isPlain({ look: 'noir', adjustments: AS_IT_IS })).toBe(false);
  });
});
