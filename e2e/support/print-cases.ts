import type { Background, Layer, PhotoLayer, StickerLayer, TextLayer } from '../../shared/domain/design.ts';

/** Everything that can be drawn, each with a small mistake that must not go unnoticed. */

export const PLACE = { centreXMm: 38, centreYMm: 92, widthMm: 60, heightMm: 46, rotationDeg: 8 } as const;
export const PLAIN = { opacity: 1, locked: false, hidden: false } as const;

const photoLayer = (more: Partial<PhotoLayer>): PhotoLayer => ({
  kind: 'photo',
  layerId: 'it',
  photoId: 'gradient',
  ...PLACE,
  ...PLAIN,
  crop: { x: 0.1, y: 0.1, width: 0.6, height: 0.7 },
  mirrored: false,
  look: 'none',
  adjustments: { brightness: 0, contrast: 0, saturation: 0 },
  frame: 'rectangle',
  border: null,
  ...more,
});
export const textLayer = (more: Partial<TextLayer>): TextLayer => ({
  kind: 'text',
  layerId: 'it',
  ...PLACE,
  ...PLAIN,
  text: 'Hello\ndear case',
  fontId: 'outfit',
  colour: '#0f5c5c',
  align: 'centre',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
  ...more,
});
export const stickerLayer = (more: Partial<StickerLayer>): StickerLayer => ({
  kind: 'sticker',
  layerId: 'it',
  ...PLACE,
  ...PLAIN,
  stickerId: 'cat-lucky',
  colour: null,
  mirrored: false,
  border: true,
  ...more,
});

/** What is drawn, and a small mistake that a drawing of it could make. */
export interface Case<Thing> {
  readonly name: string;
  readonly right: Thing;
  readonly wrong: Thing;
}

function layerCase<Kind extends Layer>(
  name: string,
  make: (more: Partial<Kind>) => Kind,
  right: Partial<Kind>,
  wrong: Partial<Kind>,
): Case<Layer> {
  return { name, right: make(right), wrong: make({ ...right, ...wrong }) };
}

const frames = ['rounded', 'circle', 'arch', 'heart', 'hexagon', 'star', 'flower', 'blob', 'ticket'] as const;
const looks = ['vivid', 'warm', 'golden', 'rose', 'film', 'matte', 'cool', 'mint', 'dusk', 'pop'] as const;
const white = (widthMm: number) => ({ border: { colour: '#ffffff', widthMm } });
const red = (widthEm: number) => ({ outline: { colour: '#c23b16', widthEm } });

export const photoCases: readonly Case<Layer>[] = [
  layerCase('its crop', photoLayer, {}, { crop: { x: 0.12, y: 0.1, width: 0.6, height: 0.7 } }),
  layerCase('mirrored', photoLayer, { mirrored: true }, { mirrored: false }),
  layerCase('half seen', photoLayer, { opacity: 0.5 }, { opacity: 0.54 }),
  layerCase(
    'adjusted',
    photoLayer,
    { adjustments: { brightness: 0.2, contrast: 0.3, saturation: -0.4 } },
    {
      adjustments: { brightness: 0.2, contrast: 0.3, saturation: -0.5 },
    },
  ),
  layerCase('with a border', photoLayer, white(2), white(2.3)),
  layerCase(
    'with a border, half seen',
    photoLayer,
    { ...white(3), opacity: 0.6, frame: 'heart' },
    { opacity: 0.64 },
  ),
];
export const lookCases: readonly Case<Layer>[] = looks.map((look) =>
  layerCase(`in the look ${look}`, photoLayer, { look }, { look: 'none' }),
);
export const frameCases: readonly Case<Layer>[] = frames.map((frame) =>
  layerCase(
    `in the frame ${frame}`,
    photoLayer,
    { frame, ...white(1.5) },
    { centreXMm: PLACE.centreXMm + 0.4 },
  ),
);

export const textCases: readonly Case<Layer>[] = [
  layerCase('its letters', textLayer, {}, { text: 'Hello\ndear cose' }),
  layerCase('its place', textLayer, {}, { centreYMm: PLACE.centreYMm + 0.3 }),
  layerCase('its colour', textLayer, {}, { colour: '#1f6c5c' }),
  layerCase('its side', textLayer, { align: 'left' }, { align: 'right' }),
  layerCase(
    'spaced and broken',
    textLayer,
    { text: 'one two three four', letterSpacingEm: 0.2, wrapEm: 6 },
    { letterSpacingEm: 0.17 },
  ),
  layerCase('line height', textLayer, {}, { lineHeightEm: 1.25 }),
  layerCase('outlined', textLayer, red(0.1), red(0.12)),
  layerCase('outlined, half seen', textLayer, { ...red(0.2), opacity: 0.5 }, { opacity: 0.55 }),
  layerCase('bent up', textLayer, { text: 'round and round', curveDeg: 200 }, { curveDeg: 206 }),
  layerCase(
    'bent down',
    textLayer,
    { text: 'a smile\nof two', curveDeg: -90, ...red(0.05) },
    { curveDeg: -96 },
  ),
  layerCase(
    'from right to left',
    textLayer,
    { text: 'שלום (עולם)', fontId: 'amatic-sc' },
    { text: 'שלום (עולס)' },
  ),
  layerCase(
    'bent from right to left',
    textLayer,
    { text: 'שלום עולם', fontId: 'amatic-sc', curveDeg: 120 },
    { text: 'םלוע םולש' },
  ),
  layerCase(
    'Chinese and Latin',
    textLayer,
    { text: '生日快乐 Anna', fontId: 'zcool-kuaile' },
    { text: '生曰快乐 Anna' },
  ),
];
export const stickerCases: readonly Case<Layer>[] = [
  layerCase('its place', stickerLayer, {}, { rotationDeg: 8.6 }),
  layerCase('mirrored', stickerLayer, { mirrored: true }, { mirrored: false }),
  layerCase('without its rim', stickerLayer, { border: false }, { border: true }),
  layerCase('half seen', stickerLayer, { opacity: 0.5 }, { opacity: 0.55 }),
  layerCase(
    'in another colour',
    stickerLayer,
    { stickerId: 'doodle-cat', colour: '#c23b16' },
    { colour: '#b04a26' },
  ),
];

const stops = (colour: string) => [
  { colour: '#fbd36b', at: 0 },
  { colour, at: 0.6 },
  { colour: '#2f3a70', at: 1 },
];
export const waves = {
  kind: 'pattern',
  patternId: 'waves',
  background: '#fff4e2',
  colour: '#3f8f6b',
} as const;
export const backgrounds: readonly Case<Background>[] = [
  {
    name: 'a colour',
    right: { kind: 'colour', colour: '#f2654f' },
    wrong: { kind: 'colour', colour: '#f06350' },
  },
  {
    name: 'a linear gradient',
    right: { kind: 'gradient', shape: 'linear', angleDeg: 30, stops: stops('#f2654f') },
    wrong: { kind: 'gradient', shape: 'linear', angleDeg: 33, stops: stops('#f2654f') },
  },
  {
    name: 'a radial gradient',
    right: { kind: 'gradient', shape: 'radial', angleDeg: 0, stops: stops('#f2654f') },
    wrong: { kind: 'gradient', shape: 'radial', angleDeg: 0, stops: stops('#e8705a') },
  },
  { name: 'a pattern', right: { ...waves, scale: 1 }, wrong: { ...waves, scale: 1.01 } },
  { name: 'a pattern at an odd scale', right: { ...waves, scale: 2.37 }, wrong: { ...waves, scale: 2.39 } },
  {
    name: 'half transparent parts in a pattern',
    right: { ...waves, patternId: 'gingham', scale: 0.71 },
    wrong: { ...waves, patternId: 'gingham', scale: 0.71, colour: '#4f8f6b' },
  },
  {
    name: 'a blurred photo',
    right: { kind: 'blurredPhoto', photoId: 'gradient', blurMm: 3 },
    wrong: { kind: 'blurredPhoto', photoId: 'gradient', blurMm: 6 },
  },
];

export const WARM_PAPER: Background = { kind: 'colour', colour: '#f6ecdc' };
