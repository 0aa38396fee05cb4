import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { FrameShape } from '../../../shared/domain/design.ts';

/** What a shape is traced with: a canvas, or a path. */
export type Tracer = Pick<
  CanvasPath,
  'moveTo' | 'lineTo' | 'bezierCurveTo' | 'quadraticCurveTo' | 'arc' | 'ellipse' | 'closePath' | 'rect'
>;

/** A point of a shape, as fractions of its box. */
type Point = readonly [x: number, y: number];

/** Of the shorter side. */
const ROUNDED_PART = 0.14;
const TICKET_PART = 0.12;

type Trace = (path: Tracer, width: number, height: number) => void;

/** Begins at a point and goes through curves of two handles and an end each, all in fractions of the box. */
const curves =
  (start: Point, ...bends: readonly (readonly [Point, Point, Point])[]): Trace =>
  (path, width, height) => {
    path.moveTo(start[0] * width, start[1] * height);
    for (const [[x1, y1], [x2, y2], [x, y]] of bends)
      path.bezierCurveTo(x1 * width, y1 * height, x2 * width, y2 * height, x * width, y * height);
    path.closePath();
  };

/** Corners joined by straight lines, stretched so that they touch all four sides of the box. */
function polygon(points: readonly Point[]): Trace {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return (path, width, height) => {
    points.forEach(([x, y], at) => {
      const to: Point = [((x - left) / wide) * width, ((y - top) / high) * height];
      if (at === 0) path.moveTo(...to);
      else path.lineTo(...to);
    });
    path.closePath();
  };
}

const round = (count: number, radiusAt: (index: number) => number, fromDeg = -90): Point[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = ((fromDeg + (index * 360) / count) * Math.PI) / 180;
    return [radiusAt(index) * Math.cos(angle), radiusAt(index) * Math.sin(angle)];
  });

const traceRounded: Trace = (path, width, height) => {
  const r = ROUNDED_PART * Math.min(width, height);
  path.moveTo(r, 0);
  path.lineTo(width - r, 0);
  path.arc(width - r, r, r, -Math.PI / 2, 0);
  path.lineTo(width, height - r);
  path.arc(width - r, height - r, r, 0, Math.PI / 2);
  path.lineTo(r, height);
  path.arc(r, height - r, r, Math.PI / 2, Math.PI);
  path.lineTo(0, r);
  path.arc(r, r, r, Math.PI, Math.PI * 1.5);
  path.closePath();
};

const traceEllipse: Trace = (path, width, height) => {
  path.moveTo(width, height / 2);
  path.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  path.closePath();
};

/** A door with a round head: half a circle, flattened where the box is too low for it. */
const traceArch: Trace = (path, width, height) => {
  const head = Math.min(width / 2, height * 0.6);
  path.moveTo(0, height);
  path.lineTo(0, head);
  path.ellipse(width / 2, head, width / 2, head, 0, Math.PI, 2 * Math.PI);
  path.lineTo(width, height);
  path.closePath();
};

/** Half circles bitten out of both long ways, as where a ticket is torn off. */
const traceTicket: Trace = (path, width, height) => {
  const r = TICKET_PART * Math.min(width, height);
  path.moveTo(r, 0);
  path.lineTo(width - r, 0);
  path.arc(width, 0, r, Math.PI, Math.PI / 2, true);
  path.lineTo(width, height / 2 - r);
  path.arc(width, height / 2, r, -Math.PI / 2, Math.PI / 2, true);
  path.lineTo(width, height - r);
  path.arc(width, height, r, -Math.PI / 2, Math.PI, true);
  path.lineTo(r, height);
  path.arc(0, height, r, 0, -Math.PI / 2, true);
  path.lineTo(0, height / 2 + r);
  path.arc(0, height / 2, r, Math.PI / 2, -Math.PI / 2, true);
  path.lineTo(0, r);
  path.arc(0, 0, r, Math.PI / 2, 0, true);
  path.closePath();
};

/** Petals round a middle: each bulges from one notch to the next by two handles that lie within the box. */
const PETALS = 8;
const traceFlower: Trace = (path, width, height) => {
  const at = (angle: number, radius: number): Point => [
    (0.5 + radius * Math.cos(angle)) * width,
    (0.5 + radius * Math.sin(angle)) * height,
  ];
  const step = (2 * Math.PI) / PETALS;
  const notch = 0.4;
  path.moveTo(...at(-Math.PI / 2 - step / 2, notch));
  for (let petal = 0; petal < PETALS; petal++) {
    const middle = -Math.PI / 2 + petal * step;
    // So far out, the curve itself just touches the box.
    const handle = 0.577;
    path.bezierCurveTo(
      ...at(middle - step * 0.44, handle),
      ...at(middle + step * 0.44, handle),
      ...at(middle + step / 2, notch),
    );
  }
  path.closePath();
};

const traceHeart = curves(
  [0.5, 1],
  [
    [0.42, 0.9],
    [0, 0.66],
    [0, 0.3],
  ],
  [
    [0, 0.11],
    [0.12, 0],
    [0.275, 0],
  ],
  [
    [0.375, 0],
    [0.455, 0.06],
    [0.5, 0.16],
  ],
  [
    [0.545, 0.06],
    [0.625, 0],
    [0.725, 0],
  ],
  [
    [0.88, 0],
    [1, 0.11],
    [1, 0.3],
  ],
  [
    [1, 0.66],
    [0.58, 0.9],
    [0.5, 1],
  ],
);

const traceBlob = curves(
  [0.46, 0],
  [
    [0.66, 0],
    [0.72, 0.1],
    [0.85, 0.17],
  ],
  [
    [0.96, 0.23],
    [1, 0.36],
    [1, 0.5],
  ],
  [
    [1, 0.68],
    [0.9, 0.74],
    [0.83, 0.86],
  ],
  [
    [0.77, 0.96],
    [0.62, 1],
    [0.5, 1],
  ],
  [
    [0.34, 1],
    [0.26, 0.95],
    [0.14, 0.86],
  ],
  [
    [0.04, 0.78],
    [0, 0.66],
    [0, 0.54],
  ],
  [
    [0, 0.38],
    [0.08, 0.3],
    [0.13, 0.19],
  ],
  [
    [0.19, 0.06],
    [0.32, 0],
    [0.46, 0],
  ],
);

const traceHexagon = polygon([
  [0.5, 0],
  [1, 0.25],
  [1, 0.75],
  [0.5, 1],
  [0, 0.75],
  [0, 0.25],
]);
const traceStar = polygon(round(10, (index) => (index % 2 === 0 ? 1 : 0.5)));

function traceOf(shape: FrameShape): Trace {
  switch (shape) {
    case 'rectangle':
      return (path, width, height) => path.rect(0, 0, width, height);
    case 'rounded':
      return traceRounded;
    case 'circle':
      return traceEllipse;
    case 'arch':
      return traceArch;
    case 'heart':
      return traceHeart;
    case 'hexagon':
      return traceHexagon;
    case 'star':
      return traceStar;
    case 'flower':
      return traceFlower;
    case 'blob':
      return traceBlob;
    case 'ticket':
      return traceTicket;
    default:
      return assertNever(shape);
  }
}

/**
 * Adds the shape to the path (of a canvas, or a `Path2D`). It fills the box from 0, 0 to the given size, in whatever unit,
 * and never leaves it.
 */
export function traceFrame(path: Tracer, shape: FrameShape, width: number, height: number): void {
  traceOf(shape)(path, width, height);
}
