import type { TextLayer } from '../../../../shared/domain/design.ts';
import { type PointMm, type RectMm, radians, type SizeMm } from '../../geometry/placement.ts';

/** Size of a layer's whole block of lines, in em. */
export interface BlockEm {
  readonly widthEm: number;
  readonly heightEm: number;
}

/** What the writing has to fit. */
export interface TextRoom {
  /** Everything that is printed. Writing that is larger is made to fit `safe`. */
  readonly print: SizeMm;
  /** Where writing should stay. */
  readonly safe: RectMm;
}

export interface FittedText {
  readonly layer: TextLayer;
  /** The size that it has now, in millimetres per em. */
  readonly emMm: number;
  /** It had to be smaller than was wished. */
  readonly isShrunk: boolean;
}

/** Sizes of writing, in millimetres per em. Below `readableMm` a long word is broken rather than written smaller. */
export const EM_SIZE = { leastMm: 1.2, readableMm: 4, mostMm: 60 } as const;
/** What the document allows. */
const WRAP_EM = { least: 2, most: 60 } as const;
/** Halvings of the space of sizes: the last one is under a hundredth of the size. */
const STEPS = 9;
const LONGEST_WORDS = 4;
/** What runs on without a place to break it. Chinese breaks anywhere. */
const WORD = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]+/gu;

type BlockOf = (layer: TextLayer) => BlockEm;

/**
 * Gives a layer whose words, font or shape have changed its box, so that an em stays `wishedEmMm` long. Lines are broken
 * at the column that the layer has, or at the width of the safe area; what would still be larger than the print is
 * written smaller, and what would stick out farther than before is moved in. Pure, given what measures a block.
 */
export function fitText(
  layer: TextLayer,
  wishedEmMm: number,
  columnMm: number,
  room: TextRoom,
  blockOf: BlockOf,
): FittedText {
  const wishedMm = clamp(wishedEmMm, EM_SIZE.leastMm, EM_SIZE.mostMm);
  const wordEm = longestWordEm(layer, blockOf);
  const at = (emMm: number): TextLayer => boxed(broken(layer, emMm, columnMm, blockOf), emMm, blockOf);
  const emMm = fittingSize(wishedMm, wordEm, columnMm, room, at);
  const fitted = at(emMm);
  return { layer: movedIn(fitted, layer, room.print), emMm, isShrunk: emMm < wishedMm * 0.98 };
}

/** How wide the layer's lines may be: as wide as they were broken at, if that is narrower than the safe area. */
export function columnOf(layer: Pick<TextLayer, 'wrapEm'>, emMm: number, room: TextRoom): number {
  const widest = room.safe.widthMm;
  return layer.wrapEm === null ? widest : Math.min(layer.wrapEm * emMm, widest);
}

/** The largest size up to the wished one at which the writing fits, or the smallest there is. */
function fittingSize(
  wishedMm: number,
  wordEm: number,
  columnMm: number,
  { print, safe }: TextRoom,
  at: (emMm: number) => TextLayer,
): number {
  const unbroken = Math.max((0.995 * columnMm) / wordEm, EM_SIZE.readableMm);
  const wished = Math.min(wishedMm, unbroken);
  if (fitsInto(at(wished), print)) return wished;
  let [fits, tooLarge] = [EM_SIZE.leastMm as number, wished];
  for (let step = 0; step < STEPS; step++) {
    const middle = Math.sqrt(fits * tooLarge);
    if (fitsInto(at(middle), safe)) fits = middle;
    else tooLarge = middle;
  }
  return fits;
}

/** The layer with the line length that breaks it at the column; without one if it needs none. */
function broken(layer: TextLayer, emMm: number, columnMm: number, blockOf: BlockOf): TextLayer {
  if (layer.wrapEm === null) {
    const { widthEm } = blockOf(layer);
    if (widthEm * emMm <= columnMm) return layer;
  }
  return { ...layer, wrapEm: clamp(columnMm / emMm, WRAP_EM.least, WRAP_EM.most) };
}

/** The layer with a box of its writing's proportions, about the same centre. */
function boxed(layer: TextLayer, emMm: number, blockOf: BlockOf): TextLayer {
  const { widthEm, heightEm } = blockOf(layer);
  return { ...layer, widthMm: sideMm(widthEm * emMm), heightMm: sideMm(heightEm * emMm) };
}

const sideMm = (lengthMm: number): number => clamp(lengthMm, 0.5, 2000);

function longestWordEm(layer: TextLayer, blockOf: BlockOf): number {
  const words = (layer.text.match(WORD) ?? []).toSorted((one, other) => other.length - one.length);
  const straight = { ...layer, wrapEm: null, curveDeg: 0 };
  const widths = words.slice(0, LONGEST_WORDS).map((text) => blockOf({ ...straight, text }).widthEm);
  return Math.max(...widths, 0.01);
}

/** Half the sides of the upright rectangle round a turned box. */
function extentsOf({ widthMm, heightMm, rotationDeg }: SizeMm & { readonly rotationDeg: number }): PointMm {
  const cos = Math.abs(Math.cos(radians(rotationDeg)));
  const sin = Math.abs(Math.sin(radians(rotationDeg)));
  return { xMm: (widthMm * cos + heightMm * sin) / 2, yMm: (widthMm * sin + heightMm * cos) / 2 };
}

function fitsInto(layer: TextLayer, area: SizeMm): boolean {
  const { xMm, yMm } = extentsOf(layer);
  return 2 * xMm <= area.widthMm && 2 * yMm <= area.heightMm;
}

/** Moves a box that grew back over the print's edge, unless it lay over that edge as far already. */
function movedIn(fitted: TextLayer, before: TextLayer, print: SizeMm): TextLayer {
  const [now, then] = [extentsOf(fitted), extentsOf(before)];
  return {
    ...fitted,
    centreXMm: pulledIn(before.centreXMm, now.xMm, then.xMm, print.widthMm),
    centreYMm: pulledIn(before.centreYMm, now.yMm, then.yMm, print.heightMm),
  };
}

function pulledIn(centreMm: number, halfMm: number, halfBeforeMm: number, lengthMm: number): number {
  const before = Math.max(halfBeforeMm - centreMm, 0);
  const behind = Math.max(centreMm + halfBeforeMm - lengthMm, 0);
  const [low, high] = [halfMm - before, lengthMm - halfMm + behind];
  return low > high ? centreMm : clamp(centreMm, low, high);
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
