import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightAcross, lightOn } from './light.ts';

const finish = fc.constantFrom('glossy', 'matte');
const turn = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });

describe('the light on the case', () => {
  it('has its stops in order, as a gradient needs them', () => {
    fc.assert(
      fc.property(turn, finish, (angle, kind) => {
        const places = lightAcross(Math.sin(angle), Math.cos(angle), kind).map(({ at }) => at);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeGreaterThan(0.1);
      }),
    );
  });

  it('leaves a glossy picture bare that is seen straight: the bar is beyond its edge', () => {
    const stops = lightAcross(0, 1, 'glossy');
    expect(stops.every(({ at }) => at < 0 || at > 1)).toBe(true);
    expect(stops[0]?.clear).toBe(true);
  });

  it('moves the bar as the case turns', () => {
    const at = (deg: number) => lightAcross(Math.sin(deg), Math.cos(deg), 'glossy')[3]?.at ?? 0;
    expect(at(-0.6)).toBeGreaterThan(at(-0.4));
    expect(at(0.6)).toBeLessThan(at(0.4));
  });

  it('is brighter where a surface looks at the lamp than where it looks away', () => {
    fc.assert(
      fc.property(finish, (kind) => {
        const lit = lightOn({ x: -0.36, y: -0.48, depth: 0.8 }, kind);
        const dark = lightOn({ x: 0.7, y: 0.7, depth: 0.14 }, kind);
        expect(lit.shade).toBeLessThan(dark.shade);
        expect(lit.shine).toBeGreaterThan(dark.shine);
      }),
    );
  });
});
