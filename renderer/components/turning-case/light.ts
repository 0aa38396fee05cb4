import type { Seen } from './view.ts';

/** How the case's surface looks. */
export type Finish = 'glossy' | 'matte';

/** Where the light comes from, seen from the viewer; of length 1. */
const LIGHT = { x: -0.36, y: -0.48, depth: 0.8 } as const;
/** Half-way between the light and the eye: a surface that looks there shines. */
const SHINE = (() => {
  const length = Math.hypot(LIGHT.x, LIGHT.y, LIGHT.depth + 1);
  return { x: LIGHT.x / length, y: LIGHT.y / length, depth: (LIGHT.depth + 1) / length };
})();

/** The most that a surface is darkened, and how it shines. */
const FINISHES = {
  glossy: { shade: 0.5, shine: 0.55, sharpness: 12 },
  matte: { shade: 0.42, shine: 0.2, sharpness: 4 },
} as const;

const along = (one: Seen, other: Seen): number => one.x * other.x + one.y * other.y + one.depth * other.depth;

/** What the light adds to a surface that looks this way: 0 to 1 of black, and of white over it. */
export function lightOn(normal: Seen, finish: Finish): { readonly shade: number; readonly shine: number } {
  const { shade, shine, sharpness } = FINISHES[finish];
  return {
    shade: shade * (1 - Math.max(along(normal, LIGHT), 0)),
    shine: shine * Math.max(along(normal, SHINE), 0) ** sharpness,
  };
}

/** A stop of the light on the flat back, across it from 0 to 1. */
export interface LightStop {
  readonly at: number;
  readonly colour: string;
  /** Nothing is to be seen of it. */
  readonly clear?: boolean;
}

const white = (part: number): string => `rgba(255, 255, 255, ${part.toFixed(3)})`;
const black = (part: number): string => `rgba(20, 16, 28, ${part.toFixed(3)})`;

/** How far the bright bar has moved across the back. Seen straight, it has gone: the picture is bare then. */
const BAR = { startsAt: -0.42, perSine: 1.7 } as const;
/** Turned further than by 37 degrees the back grows darker. */
const AWAY = { fromCos: 0.8, most: 0.5 } as const;
/** The bar: a broad window with a soft side, and a narrow one beside it. From its middle, and how bright. */
const PANES = [
  [-0.2, 0.07],
  [-0.03, 0.3],
  [0.03, 0.34],
  [0.05, 0.1],
  [0.1, 0.1],
  [0.11, 0.2],
  [0.14, 0.2],
] as const;

/**
 * The light on the back, across it, 0 to 1: a bright bar that moves as it turns, and darker the more it is turned away.
 * A matte one only grows lighter towards the lamp. In order, from left to right.
 */
export function lightAcross(sinYaw: number, cosYaw: number, finish: Finish): readonly LightStop[] {
  return finish === 'matte' ? matteLight(sinYaw) : glossyLight(sinYaw, cosYaw);
}

function matteLight(sinYaw: number): readonly LightStop[] {
  const lean = Math.abs(sinYaw);
  const [near, far] = [white(0.05 + 0.12 * lean), black(0.16 * lean)];
  return [
    { at: 0, colour: sinYaw < 0 ? near : far },
    { at: 0.5, colour: white(0.05) },
    { at: 1, colour: sinYaw < 0 ? far : near },
  ];
}

function glossyLight(sinYaw: number, cosYaw: number): readonly LightStop[] {
  const lean = Math.abs(sinYaw);
  const strength = Math.min(lean * 2.2, 1);
  const moved = BAR.startsAt + BAR.perSine * lean;
  const middle = sinYaw < 0 ? moved : 1 - moved;
  const away = AWAY.most * Math.max(AWAY.fromCos - cosYaw, 0);
  const end = { colour: away > 0 ? black(away) : white(0), clear: away === 0 };
  return [
    { at: middle - 0.26, ...end },
    ...PANES.map(([at, bright]) => ({ at: middle + at, colour: white(bright * strength) })),
    { at: middle + 0.16, ...end },
  ];
}
