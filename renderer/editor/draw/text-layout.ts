import type { TextLayer } from '../../../shared/domain/design.ts';
import type { DesignFont } from '../../../shared/domain/design-font.ts';
import type { SizeMm } from '../geometry/placement.ts';
import { bendLines } from './text-curve.ts';
import { directionOf } from './text-direction.ts';
import { breakText } from './text-lines.ts';

/** Where the words of a text layer come to lie. Pure, given something that measures. All lengths are in em. */

/** What a piece of writing measures, from the point where it begins on the base line. */
export interface TextMeasure {
  /** To where the next letter would begin. */
  readonly advanceEm: number;
  /** How far ink reaches to the left of the beginning, to the right of it, above and below the base line. */
  readonly leftEm: number;
  readonly rightEm: number;
  readonly ascentEm: number;
  readonly descentEm: number;
}

export type Measure = (font: DesignFont, text: string, letterSpacingEm: number) => TextMeasure;

export type TextStyle = Pick<
  TextLayer,
  'text' | 'fontId' | 'align' | 'outline' | 'curveDeg' | 'letterSpacingEm' | 'lineHeightEm' | 'wrapEm'
>;

/** A piece of writing that is drawn at once: a line, or one letter of a bent line. */
export interface TextRun {
  readonly text: string;
  /** Where it begins on the base line, from the top left corner of the block. */
  readonly xEm: number;
  readonly yEm: number;
  readonly angleRad: number;
  readonly direction: 'ltr' | 'rtl';
}

export interface TextBlock {
  readonly widthEm: number;
  readonly heightEm: number;
  readonly runs: readonly TextRun[];
}

/** A run with the ink that it has, before the block's corner is known. */
export interface PlacedRun extends TextRun {
  readonly measure: TextMeasure;
}

/** A line takes at least so much room above and below its base line, whatever its letters are: typing does not make it jump. */
export const NOMINAL = { ascentEm: 0.78, descentEm: 0.22 } as const;

const LEAST_EM = 0.2;

/** Sorts out what cannot be drawn in a line of writing: the sign that asks for an emoji's colours, which no font here has. */
export const drawnText = (text: string): string => text.replaceAll('\ufe0f', '');

/** One line of the text, with its measures. */
export interface TextLine {
  readonly text: string;
  readonly measure: TextMeasure;
  readonly direction: 'ltr' | 'rtl';
}

/** The corners of a run's room: ink and nominal height, turned to where it stands. */
function cornersOf(run: PlacedRun): readonly (readonly [number, number])[] {
  const { measure, angleRad } = run;
  const left = -Math.max(measure.leftEm, 0);
  const right = Math.max(measure.rightEm, measure.advanceEm);
  const top = -Math.max(measure.ascentEm, NOMINAL.ascentEm);
  const bottom = Math.max(measure.descentEm, NOMINAL.descentEm);
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => [run.xEm + x * cos - y * sin, run.yEm + x * sin + y * cos] as const);
}

/** Puts the block's corner at 0, 0, with room for the outline all round. */
function enclose(runs: readonly PlacedRun[], marginEm: number): TextBlock {
  const corners = runs.flatMap(cornersOf);
  // White space alone: there is nothing to draw, and still a box to take hold of.
  if (corners.length === 0) return { widthEm: LEAST_EM, heightEm: 1, runs: [] };
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - marginEm, Math.min(...ys) - marginEm];
  return {
    widthEm: Math.max(Math.max(...xs) + marginEm - left, LEAST_EM),
    heightEm: Math.max(...ys) + marginEm - top,
    runs: runs.map(({ text, xEm, yEm, angleRad, direction }) => ({
      text,
      xEm: xEm - left,
      yEm: yEm - top,
      angleRad,
      direction,
    })),
  };
}

const ALIGN_PART = { left: 0, centre: 0.5, right: 1 } as const;

function stackLines(lines: readonly TextLine[], style: TextStyle): readonly PlacedRun[] {
  const widest = Math.max(...lines.map((line) => line.measure.advanceEm));
  return lines.map((line, index) => ({
    ...line,
    xEm: (widest - line.measure.advanceEm) * ALIGN_PART[style.align],
    yEm: index * style.lineHeightEm,
    angleRad: 0,
  }));
}

/**
 * Lays the text out at a size of 1 em. The block holds all its ink and its outline, so its proportions are those of the
 * layer's box.
 */
export function textBlockEm(style: TextStyle, font: DesignFont, measure: Measure): TextBlock {
  const measureText = (text: string): TextMeasure => measure(font, text, style.letterSpacingEm);
  const lines = breakText(drawnText(style.text), style.wrapEm, (text) => measureText(text).advanceEm).map(
    (line): TextLine => {
      const text = line.trimEnd();
      return { text, measure: measureText(text), direction: directionOf(text) };
    },
  );
  const placed = style.curveDeg === 0 ? stackLines(lines, style) : bendLines(lines, style, measureText);
  return enclose(placed, style.outline?.widthEm ?? 0);
}

/** How large one em of the block is in a box: the largest at which the block fits, in millimetres. */
export const emMmOf = (box: SizeMm, block: Pick<TextBlock, 'widthEm' | 'heightEm'>): number =>
  Math.min(box.widthMm / block.widthEm, box.heightMm / block.heightEm);

/** The box that shows the block at this size of one em. */
export const boxFor = (block: Pick<TextBlock, 'widthEm' | 'heightEm'>, emMm: number): SizeMm => ({
  widthMm: block.widthEm * emMm,
  heightMm: block.heightEm * emMm,
});
