import type { Background } from '../../../../shared/domain/design.ts';

export type Gradient = Extract<Background, { kind: 'gradient' }>;

/** What a gradient looks like in CSS, for its tile. CSS and the document count angles alike. */
export function gradientCss({ shape, angleDeg, stops }: Omit<Gradient, 'kind'>): string {
  const list = stops.map(({ colour, at }) => `${colour} ${Math.round(at * 1000) / 10}%`).join(', ');
  return shape === 'linear'
    ? `linear-gradient(${angleDeg}deg, ${list})`
    : `radial-gradient(circle at center, ${list})`;
}

/** Angles within this of a multiple of 45 degrees are meant to be it. */
const SNAP_DEG = 5;

/** An angle as the shopper means it: whole degrees from 0 to 359, drawn to every eighth of a turn. */
export function snapAngle(angleDeg: number): number {
  const turned = ((angleDeg % 360) + 360) % 360;
  const eighth = Math.round(turned / 45) * 45;
  return (Math.abs(turned - eighth) <= SNAP_DEG ? eighth : Math.round(turned)) % 360;
}

/** The angle at which a point lies from a centre, clockwise from straight up, 0 to 360 degrees. */
export const angleTo = (dx: number, dy: number): number =>
  ((Math.atan2(dx, -dy) * 180) / Math.PI + 360) % 360;

const evenly = (...colours: readonly string[]): Gradient['stops'] =>
  colours.map((colour, index) => ({ colour, at: index / (colours.length - 1) }));

const linear = (angleDeg: number, ...colours: readonly string[]): Gradient => ({
  kind: 'gradient',
  shape: 'linear',
  angleDeg,
  stops: evenly(...colours),
});

const radial = (...colours: readonly string[]): Gradient => ({
  kind: 'gradient',
  shape: 'radial',
  angleDeg: 180,
  stops: evenly(...colours),
});

/** Ready gradients, in their order on the screen. The name is for tests and for the order, nobody reads it. */
export const GRADIENTS: readonly { readonly name: string; readonly gradient: Gradient }[] = [
  { name: 'dawn', gradient: linear(180, '#fbe3a0', '#f6b58f', '#e0708c') },
  { name: 'sunset', gradient: linear(180, '#2f3a70', '#a9568b', '#f2654f', '#fbd36b') },
  { name: 'peach', gradient: linear(135, '#fff1e4', '#f6b58f') },
  { name: 'blossom', gradient: linear(160, '#fdf1f1', '#f4b8c4', '#e0708c') },
  { name: 'candy', gradient: linear(135, '#f9c5d5', '#c9b8e4', '#a9c7dd') },
  { name: 'lavender', gradient: linear(180, '#efe8fa', '#c9b8e4', '#8d7bbd') },
  { name: 'dusk', gradient: linear(180, '#33265b', '#6b3f73', '#e0708c') },
  { name: 'night', gradient: linear(180, '#10142e', '#2f3a70', '#5b6cae') },
  { name: 'sea', gradient: linear(180, '#dff1f3', '#7fbccb', '#0f5c7c') },
  { name: 'lagoon', gradient: linear(135, '#cfe9d6', '#4fa7a0', '#0f5c5c') },
  { name: 'sky', gradient: linear(180, '#7fb2de', '#cfe3f1', '#fdfaf3') },
  { name: 'meadow', gradient: linear(160, '#f4f1c9', '#a8cf98', '#3f8f6b') },
  { name: 'forest', gradient: linear(180, '#a8bfa3', '#3f6f57', '#17352c') },
  { name: 'honey', gradient: linear(135, '#fff3d1', '#f3b23e', '#d97a1e') },
  { name: 'ember', gradient: linear(180, '#f3b23e', '#e4572e', '#7c1f23') },
  { name: 'earth', gradient: linear(160, '#f1e3d0', '#c69a74', '#6b4a3a') },
  { name: 'mist', gradient: linear(180, '#faf7f2', '#d8d3cb', '#a9a39a') },
  { name: 'graphite', gradient: linear(160, '#4a4753', '#1d1b22') },
  { name: 'aurora', gradient: linear(135, '#12233f', '#1f6e73', '#7fd3a8', '#c9b8e4') },
  { name: 'glow', gradient: radial('#fffaf0', '#fbe3a0', '#f3b23e') },
  { name: 'halo', gradient: radial('#fdf1f1', '#f4c9bd', '#c9b8e4') },
  { name: 'deep', gradient: radial('#4fa7a0', '#0f5c5c', '#082c33') },
  { name: 'moon', gradient: radial('#8d9bd6', '#2f3a70', '#10142e') },
  { name: 'pearl', gradient: radial('#ffffff', '#efe8fa', '#cfe3f1') },
];
