import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlacement, anyTurn } from './arbitraries.ts';
import { normaliseDeg } from './placement.ts';
import { SNAP_DEG, snapLines, snapToLines, snapTurn } from './snap.ts';

const middle = { xMm: 39, yMm: 77 };
const face = { xMm: 3, yMm: 3, widthMm: 72, heightMm: 148 };
const alone = snapLines([], middle, []);
const near = { centreXMm: 40, centreYMm: 90, widthMm: 30, heightMm: 30, rotationDeg: 0 };
const afar = { ...near, centreXMm: 55, centreYMm: 120 };

describe('snapping to the middle', () => {
  it('draws a layer to the line that is within reach, and shows that line alone', () => {
    const { placement, guides } = snapToLines(afar, near, alone, 1.5);
    expect(placement.centreXMm).toBe(39);
    expect(placement.centreYMm).toBe(90);
    expect(guides).toEqual([{ kind: 'vertical', xMm: 39 }]);
  });

  it('leaves a layer alone that is out of reach', () => {
    expect(snapToLines(afar, near, alone, 0.5)).toEqual({ placement: near, guides: [] });
  });

  it('does not draw a layer that lay near the middle already and has hardly moved', () => {
    expect(snapToLines(near, near, alone, 1.5)).toEqual({ placement: near, guides: [] });
    const moved = { ...near, centreXMm: 39.2 };
    expect(snapToLines(near, moved, alone, 1.5).placement.centreXMm).toBe(39);
  });

  it('holds a layer that lay on the middle until it is drawn out of reach', () => {
    const exact = { ...near, centreXMm: 39 };
    expect(snapToLines(exact, { ...exact, centreXMm: 39.4 }, alone, 1.5).placement.centreXMm).toBe(39);
    expect(snapToLines(exact, { ...exact, centreXMm: 40.6 }, alone, 1.5).placement.centreXMm).toBe(40.6);
  });
});

describe('snapping to edges and to other layers', () => {
  it('lays the edge of an upright layer on the edge of the face', () => {
    const now = { ...near, centreXMm: 18.6 };
    const { placement, guides } = snapToLines(afar, now, snapLines([face], middle, []), 1.5);
    expect(placement.centreXMm).toBe(18);
    expect(guides).toEqual([{ kind: 'vertical', xMm: 3 }]);
  });

  it('lays the edge, and the middle, on those of another layer', () => {
    const other = { centreXMm: 20, centreYMm: 30, widthMm: 20, heightMm: 10, rotationDeg: 90 };
    const lines = snapLines([], middle, [other]);
    // Turned by a right angle the other reaches from 15 to 25 across, and from 20 to 40 down.
    const beside = snapToLines(afar, { ...near, centreXMm: 40.5, centreYMm: 55.3 }, lines, 1.4);
    expect(beside.placement.centreYMm).toBe(55);
    expect(beside.guides).toContainEqual({ kind: 'horizontal', yMm: 40 });
    const over = snapToLines(afar, { ...near, centreXMm: 20.4 }, lines, 1.4);
    expect(over.placement.centreXMm).toBe(20);
  });

  it('takes the middle of the case before anything else within reach', () => {
    const lines = snapLines([], middle, [{ ...near, centreXMm: 39.6 }]);
    expect(snapToLines(afar, { ...near, centreXMm: 39.6 }, lines, 1.5).placement.centreXMm).toBe(39);
  });

  it('reads only the middle of a crooked layer', () => {
    const crooked = { ...near, rotationDeg: 30, centreXMm: 18.6 };
    expect(snapToLines(afar, crooked, snapLines([face], middle, []), 1.5).guides).toEqual([]);
  });

  it('moves nothing that has not moved, and never farther than the reach', () => {
    fc.assert(
      fc.property(
        anyPlacement,
        anyPlacement,
        fc.array(anyPlacement, { maxLength: 30 }),
        (start, now, others) => {
          const lines = snapLines([face], middle, others);
          const again = snapToLines(start, start, lines, 2).placement;
          expect(again.centreXMm).toBeCloseTo(start.centreXMm, 5);
          expect(again.centreYMm).toBeCloseTo(start.centreYMm, 5);
          const { placement } = snapToLines(start, now, lines, 2);
          expect(Math.abs(placement.centreXMm - now.centreXMm)).toBeLessThanOrEqual(2);
          expect(Math.abs(placement.centreYMm - now.centreYMm)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('asks no more than twenty others', () => {
    const crowd = Array.from({ length: 50 }, (_, index) => ({ ...near, centreXMm: index }));
    const { x } = snapLines([], middle, crowd);
    expect(x.centres).toEqual(crowd.slice(30).map(({ centreXMm }) => centreXMm));
  });
});

/** Any turn but an eighth, where a layer is held. */
const crooked = fc.integer({ min: -180, max: 179 }).map((deg) => deg + 0.5);

describe('snapping upright', () => {
  it('turns to an eighth of a turn from near it, and changes nothing elsewhere', () => {
    fc.assert(
      fc.property(crooked, anyTurn, (rotation, turn) => {
        const wanted = rotation + turn;
        const eighth = Math.round(wanted / 45) * 45;
        const reach = eighth % 90 === 0 ? SNAP_DEG.rightAngle : SNAP_DEG.diagonal;
        const snaps = Math.abs(wanted - eighth) <= reach && Math.abs(turn) >= reach / 2;
        const shown = rotation + snapTurn(rotation, turn).turnDeg;
        expect(Math.abs(normaliseDeg(shown - (snaps ? eighth : wanted)))).toBeLessThan(1e-6);
      }),
    );
  });

  it('holds a layer that is upright through a small turn', () => {
    expect(snapTurn(90, 3)).toEqual({ turnDeg: 0, guides: [{ kind: 'upright' }] });
    expect(snapTurn(90, 5)).toEqual({ turnDeg: 5, guides: [] });
    expect(snapTurn(0, 44)).toEqual({ turnDeg: 45, guides: [{ kind: 'diagonal' }] });
  });
});
