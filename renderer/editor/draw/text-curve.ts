import { visualOrder } from './text-direction.ts';
import type { PlacedRun, TextLine, TextMeasure, TextStyle } from './text-layout.ts';

/** Bends lines of writing round one middle, letter by letter. All lengths are in em. */

type MeasureText = (text: string) => TextMeasure;

/** Letters turn about a base line no narrower than this, or they would lie on each other. */
const LEAST_RADIUS_EM = 0.7;

interface Letter {
  readonly text: string;
  readonly measure: TextMeasure;
  /** Where it begins, from the beginning of its line. */
  readonly xEm: number;
}

/** The letters of a line from left to right, each as near to the one before as the font wants it. */
function lettersOf(line: string, measureText: MeasureText): { letters: Letter[]; widthEm: number } {
  const letters: Letter[] = [];
  let [endEm, before] = [0, ''];
  for (const text of visualOrder(line)) {
    const measure = measureText(text);
    // The pair has the spacing between its letters, and the kerning.
    const pair = before === '' ? measure.advanceEm : measureText(before + text).advanceEm;
    const beforeEm = letters.at(-1)?.measure.advanceEm ?? 0;
    const xEm = before === '' ? 0 : endEm - beforeEm + Math.max(pair - measure.advanceEm, beforeEm * 0.3);
    letters.push({ text, measure, xEm });
    endEm = xEm + measure.advanceEm;
    before = text;
  }
  return { letters, widthEm: endEm };
}

/**
 * The lines lie on circles round one middle, so that they stay beside each other. The longest one reaches round the whole
 * arc; the others have its direction at their middle.
 */
export function bendLines(
  lines: readonly TextLine[],
  style: TextStyle,
  measureText: MeasureText,
): readonly PlacedRun[] {
  const upwards = style.curveDeg > 0;
  const arcRad = (Math.abs(style.curveDeg) * Math.PI) / 180;
  const bent = lines.map(({ text }) => lettersOf(text, measureText));
  // Over an arch the first line is the outermost; in a bowl it is the innermost.
  const offsetEm = (index: number): number => (upwards ? -1 : 1) * index * style.lineHeightEm;
  const radiusEm = Math.max(
    ...bent.map(({ widthEm }, index) => Math.max(widthEm / arcRad, LEAST_RADIUS_EM) - offsetEm(index)),
  );
  return bent.flatMap(({ letters, widthEm }, index) => {
    const radius = radiusEm + offsetEm(index);
    return letters.map((letter) => placeLetter(letter, widthEm, radius, upwards));
  });
}

/** Stands a letter on its circle, whose middle is at 0, 0. */
function placeLetter(letter: Letter, lineEm: number, radiusEm: number, upwards: boolean): PlacedRun {
  const half = letter.measure.advanceEm / 2;
  const turn = ((letter.xEm + half - lineEm / 2) / radiusEm) * (upwards ? 1 : -1);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = upwards ? -radiusEm : radiusEm;
  return {
    text: letter.text,
    measure: letter.measure,
    xEm: -reach * sin - half * cos,
    yEm: reach * cos - half * sin,
    angleRad: turn,
    direction: 'ltr',
  };
}
