import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTurn } from './arbitraries.ts';
import { normaliseDeg } from './placement.ts';
import { SNAP_DEG, snapToCentre, snapTurn } from './snap.ts';

const centre = { xMm: 39, yMm: 77 };
const near = { centreXMm: 40, centreYMm: 90, widthMm: 30, heightMm: 30, rotationDeg: 0 };
const afar = { ...near, centreXMm: 55, centreYMm: 120 };

describe('snapping to the middle', () => {
  it('draws a layer to the line that is within reach, and shows that line alone', () => {
    const { placement, guides } = snapToCentre(afar, near, centre, 1.5);
    expect(placement.centreXMm).toBe(39);
    expect(placement.centreYMm).toBe(90);
    expect(guides).toEqual([{ kind: 'vertical', xMm: 39 }]);
  });

  it('leaves a layer alone that is out of reach', () => {
    expect(snapToCentre(afar, near, centre, 0.5)).toEqual({ placement: near, guides: [] });
  });

  it('does not draw a layer that lay near the middle already and has hardly moved', () => {
    expect(snapToCentre(near, near, centre, 1.5)).toEqual({ placement: near, guides: [] });
    const moved = { ...near, centreXMm: 39.2 };
    expect(snapToCentre(near, moved, centre, 1.5).placement.centreXMm).toBe(39);
  });

  it('holds a layer that lay on the middle until it is drawn out of reach', () => {
    const exact = { ...near, centreXMm: 39 };
    expect(snapToCentre(exact, { ...exact, centreXMm: 39.4 }, centre, 1.5).placement.centreXMm).toBe(39);
    expect(snapToCentre(exact, { ...exact, centreXMm: 40.6 }, centre, 1.5).placement.centreXMm).toBe(40.6);
  });
});

/** Any turn but a right angle, where a layer is held. */
const crooked = fc.integer({ min: -180, max: 179 }).map((deg) => deg + 0.5);

describe('snapping upright', () => {
  it('turns to a right angle from near it, and changes nothing elsewhere', () => {
    fc.assert(
      fc.property(crooked, anyTurn, (rotation, turn) => {
        const wanted = rotation + turn;
        const rightAngle = Math.round(wanted / 90) * 90;
        const snaps = Math.abs(wanted - rightAngle) <= SNAP_DEG && Math.abs(turn) >= SNAP_DEG / 2;
        const shown = rotation + snapTurn(rotation, turn).turnDeg;
        expect(Math.abs(normaliseDeg(shown - (snaps ? rightAngle : wanted)))).toBeLessThan(1e-6);
      }),
    );
  });

  it('holds a layer that is upright through a small turn', () => {
    expect(snapTurn(90, 3)).toEqual({ turnDeg: 0, guides: [{ kind: 'upright' }] });
    expect(snapTurn(90, 5)).toEqual({ turnDeg: 5, guides: [] });
  });
});
