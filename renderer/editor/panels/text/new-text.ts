import { assertNever } from '../../../../shared/domain/assert-never.ts';
import {
  type Background,
  type Design,
  PLAIN_LAYER,
  type TextLayer,
} from '../../../../shared/domain/design.ts';
import { centreOfArea } from '../../geometry/areas.ts';
import type { RectMm } from '../../geometry/placement.ts';

/** What writing looks like before anybody chose anything. Its Chinese stand-in is as round as itself. */
export const FIRST_FONT = 'fredoka';
/** Height of an em of new writing: about ten letters to a line. */
export const FIRST_EM_MM = 10;

const INK = '#1d1b22';
const WHITE = '#ffffff';
/** Over a photo any colour may lie below: a dark line round the letters keeps them readable. */
const OVER_PHOTO = { colour: INK, widthEm: 0.08 } as const;

/** New writing in the middle of the safe area, in a colour that can be read there. Its box is still to be fitted. */
export function newTextLayer(layerId: string, text: string, design: Design, safe: RectMm): TextLayer {
  const { xMm, yMm } = centreOfArea(safe);
  return {
    kind: 'text',
    layerId,
    ...PLAIN_LAYER,
    centreXMm: xMm,
    centreYMm: yMm,
    widthMm: FIRST_EM_MM,
    heightMm: FIRST_EM_MM,
    rotationDeg: 0,
    text,
    fontId: FIRST_FONT,
    ...readableOn(design),
    align: 'centre',
    curveDeg: 0,
    letterSpacingEm: 0,
    lineHeightEm: 1.2,
    wrapEm: null,
  };
}

function readableOn({ layers, background }: Design): Pick<TextLayer, 'colour' | 'outline'> {
  const hasPhoto = layers.some((layer) => layer.kind === 'photo' && !layer.hidden);
  const colours = coloursOf(background);
  if (hasPhoto || colours.length === 0) return { colour: WHITE, outline: OVER_PHOTO };
  const mean = colours.reduce((sum, colour) => sum + brightness(colour), 0) / colours.length;
  return { colour: mean > 0.5 ? INK : WHITE, outline: null };
}

/** None for a picture, which may have any. */
function coloursOf(background: Background): readonly string[] {
  switch (background.kind) {
    case 'colour':
      return [background.colour];
    case 'gradient':
      return background.stops.map(({ colour }) => colour);
    case 'pattern':
      return [background.background];
    case 'blurredPhoto':
      return [];
    default:
      return assertNever(background);
  }
}

/** From 0, black, to 1, white, as the eye weighs the parts of `#rrggbb`. */
export function brightness(colour: string): number {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return 0.3 * part(1) + 0.59 * part(3) + 0.11 * part(5);
}
