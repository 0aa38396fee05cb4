import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CaseGeometry, CutOut } from '../../../shared/domain/case-geometry.ts';
import type { PrintProfile } from '../../../shared/domain/print-profile.ts';
import { MM_PER_INCH } from '../../../shared/domain/print-size.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** A rounded rectangle on the upright sheet, in pixels that need not be whole. A circle is one as well. */
interface FreePlace {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly radius: number;
}

const CHANNELS = 4;

/**
 * Takes all ink out of the cut-outs and their margin: every pixel whose centre lies there becomes clear black, in place.
 * `sheet` is upright RGBA. The edge is hard: half-inked pixels in a camera's hole would be a smear.
 */
export function freeCutOuts(
  sheet: Uint8Array,
  layout: SheetLayout,
  geometry: CaseGeometry,
  profile: PrintProfile,
): void {
  for (const cutOut of geometry.cutOuts) {
    freePlace(sheet, layout, placeOnSheet(cutOut, layout, geometry, profile));
  }
}

function freePlace(sheet: Uint8Array, layout: SheetLayout, place: FreePlace): void {
  const { widthPx, heightPx } = layout.sheet;
  const firstRow = Math.max(0, firstCentreFrom(place.top));
  const endRow = Math.min(heightPx, endCentreUpTo(place.bottom));
  for (let row = firstRow; row < endRow; row++) {
    const inset = insetAt(place, row + 0.5);
    const first = Math.max(0, firstCentreFrom(place.left + inset));
    const end = Math.min(widthPx, endCentreUpTo(place.right - inset));
    if (first < end) sheet.fill(0, (row * widthPx + first) * CHANNELS, (row * widthPx + end) * CHANNELS);
  }
}

/** The first pixel whose centre is not before a position, and the one after the last whose centre is not beyond it. */
const firstCentreFrom = (position: number): number => Math.ceil(position - 0.5);
const endCentreUpTo = (position: number): number => Math.floor(position - 0.5) + 1;

/** How far the rounded corners draw the sides in at a height. */
function insetAt({ top, bottom, radius }: FreePlace, y: number): number {
  const intoCorner = Math.max(top + radius - y, y - (bottom - radius), 0);
  return radius - Math.sqrt(Math.max(0, radius ** 2 - intoCorner ** 2));
}

function placeOnSheet(
  cutOut: CutOut,
  layout: SheetLayout,
  geometry: CaseGeometry,
  profile: PrintProfile,
): FreePlace {
  const pixelsPerMm = profile.dpi / MM_PER_INCH;
  const margin = profile.cutOutMarginMm;
  const { xMm, yMm, widthMm, heightMm, radiusMm } = boundsMm(cutOut);
  // Cut-outs are measured from the phone's corner; the picture begins a wrap before it.
  const onSheetX = (x: number) => layout.bleedPx.left + (x + geometry.wrapMm) * pixelsPerMm;
  const onSheetY = (y: number) => layout.bleedPx.top + (y + geometry.wrapMm) * pixelsPerMm;
  return {
    left: onSheetX(xMm - margin),
    top: onSheetY(yMm - margin),
    right: onSheetX(xMm + widthMm + margin),
    bottom: onSheetY(yMm + heightMm + margin),
    radius: (Math.min(radiusMm, widthMm / 2, heightMm / 2) + margin) * pixelsPerMm,
  };
}

function boundsMm(cutOut: CutOut) {
  switch (cutOut.kind) {
    case 'island':
    case 'bar':
      return cutOut;
    case 'lens': {
      const { centreXMm, centreYMm, radiusMm } = cutOut;
      const side = 2 * radiusMm;
      return {
        xMm: centreXMm - radiusMm,
        yMm: centreYMm - radiusMm,
        widthMm: side,
        heightMm: side,
        radiusMm,
      };
    }
    default:
      return assertNever(cutOut);
  }
}
