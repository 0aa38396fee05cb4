import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameShapeSchema } from '../../../shared/domain/design.ts';
import { type Tracer, traceFrame } from './frame-path.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}
const STEPS = 24;

/** Follows a path and keeps points along it, as a canvas would go. */
function recorder(): { tracer: Tracer; points: Point[] } {
  const points: Point[] = [];
  const along = (at: (t: number) => Point): void => {
    for (let step = 0; step <= STEPS; step++) points.push(at(step / STEPS));
  };
  const ellipse: Tracer['ellipse'] = (x, y, rx, ry, _turn, from, to, backwards = false) => {
    let sweep = to - from;
    if (backwards && sweep > 0) sweep -= 2 * Math.PI;
    if (!backwards && sweep < 0) sweep += 2 * Math.PI;
    along((t) => ({ x: x + rx * Math.cos(from + t * sweep), y: y + ry * Math.sin(from + t * sweep) }));
  };
  const tracer: Tracer = {
    moveTo: (x, y) => void points.push({ x, y }),
    lineTo: (x, y) => void points.push({ x, y }),
    rect: (x, y, w, h) =>
      void points.push({ x, y }, { x: x + w, y }, { x: x + w, y: y + h }, { x, y: y + h }),
    closePath: () => undefined,
    quadraticCurveTo: () => {
      throw new Error('no shape has one');
    },
    arc: (x, y, r, from, to, backwards) => ellipse(x, y, r, r, 0, from, to, backwards),
    ellipse,
    bezierCurveTo: (x1, y1, x2, y2, x, y) => {
      const start = points.at(-1) ?? { x: 0, y: 0 };
      const mix = (a: number, b: number, c: number, d: number, t: number): number =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      along((t) => ({ x: mix(start.x, x1, x2, x, t), y: mix(start.y, y1, y2, y, t) }));
    },
  };
  return { tracer, points };
}

function trace(shape: (typeof frameShapeSchema.options)[number], width: number, height: number): Point[] {
  const { tracer, points } = recorder();
  traceFrame(tracer, shape, width, height);
  return points;
}
const side = fc.double({ min: 1, max: 3000, noNaN: true });

describe.each(frameShapeSchema.options)('the frame %s', (shape) => {
  it('never leaves its box, and touches all four sides of it', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const points = trace(shape, width, height);
        const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
        const slack = 0.002 * Math.max(width, height);
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(-slack);
        expect(Math.max(...xs)).toBeLessThanOrEqual(width + slack);
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(-slack);
        expect(Math.max(...ys)).toBeLessThanOrEqual(height + slack);
        expect(Math.min(...xs)).toBeLessThan(0.02 * width + slack);
        expect(Math.max(...xs)).toBeGreaterThan(0.98 * width - slack);
        expect(Math.min(...ys)).toBeLessThan(0.02 * height + slack);
        expect(Math.max(...ys)).toBeGreaterThan(0.98 * height - slack);
      }),
      { numRuns: 40 },
    );
  });

  it('lets most of the picture be seen', () => {
    const points = trace(shape, 100, 100);
    const doubled = points.reduce((sum, { x, y }, at) => {
      const next = points[(at + 1) % points.length] ?? { x, y };
      return sum + x * next.y - next.x * y;
    }, 0);
    expect(Math.abs(doubled) / 2).toBeGreaterThan(100 * 100 * 0.35);
  });
});
