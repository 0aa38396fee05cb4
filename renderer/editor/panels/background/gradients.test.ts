import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { backgroundSchema } from '../../../../shared/domain/design.ts';
import { angleTo, GRADIENTS, gradientCss, snapAngle } from './gradients.ts';
import { newPattern, PATTERNS, patternUrl } from './pattern-shelf.ts';

describe('ready gradients', () => {
  it('are sixteen and more, of both kinds, and all fit the document', () => {
    expect(GRADIENTS.length).toBeGreaterThanOrEqual(16);
    expect(new Set(GRADIENTS.map(({ gradient }) => gradient.shape))).toEqual(new Set(['linear', 'radial']));
    for (const { gradient } of GRADIENTS) expect(z.parse(backgroundSchema, gradient)).toEqual(gradient);
  });

  it('have names and colours of their own', () => {
    expect(new Set(GRADIENTS.map(({ name }) => name)).size).toBe(GRADIENTS.length);
    expect(new Set(GRADIENTS.map(({ gradient }) => JSON.stringify(gradient.stops))).size).toBe(
      GRADIENTS.length,
    );
  });

  it('are written in CSS as in the document', () => {
    const stops = [
      { colour: '#000000', at: 0 },
      { colour: '#ffffff', at: 1 },
    ];
    expect(gradientCss({ shape: 'linear', angleDeg: 90, stops })).toBe(
      'linear-gradient(90deg, #000000 0%, #ffffff 100%)',
    );
    expect(gradientCss({ shape: 'radial', angleDeg: 90, stops })).toMatch(
      /^radial-gradient\(circle at center/,
    );
  });
});

describe('turning the dial', () => {
  it('points where the finger is', () => {
    const directions = [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ] as const;
    expect(directions.map(([dx, dy]) => angleTo(dx, dy))).toEqual([0, 90, 180, 270]);
  });

  it('holds on to upright, level and the diagonals, and to nothing else', () => {
    expect([3, 43, 182, 357, 400].map(snapAngle)).toEqual([0, 45, 180, 0, 45]);
    expect(snapAngle(22.4)).toBe(22);
  });

  it('gives an angle of the document, near the finger', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (angle) => {
        const snapped = snapAngle(angle);
        expect(snapped).toBeGreaterThanOrEqual(0);
        expect(snapped).toBeLessThan(360);
        const away = Math.abs(((((snapped - angle) % 360) + 540) % 360) - 180);
        expect(away).toBeLessThanOrEqual(5.001);
      }),
    );
  });
});

describe('patterns', () => {
  it('come onto the case in colours of their own, as the document knows them', () => {
    for (const pattern of PATTERNS) {
      expect(z.parse(backgroundSchema, newPattern(pattern))).toMatchObject(pattern.colours[0] ?? {});
    }
  });

  it('each have a picture of their own', () => {
    const urls = PATTERNS.map(patternUrl);
    expect(urls).not.toContain('');
    expect(new Set(urls).size).toBe(PATTERNS.length);
  });
});
