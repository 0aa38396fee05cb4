import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { MM_PER_INCH } from '../../../shared/domain/print-size.ts';
import type { PixelSize } from '../print-file/inspect-print-file.ts';

const SOURCE = { reference: 'the picture of the order', quality: 'estimated' } as const;

/**
 * A stand-in for the geometry of an order that was not sold here, of which there is only a picture: exactly as large as
 * the picture at its density, without wrap, and with no cut-outs to keep free.
 */
export function plainCase(picture: PixelSize, dpi: number): CaseGeometry {
  return {
    caseId: 'plain',
    brand: '-',
    model: '-',
    aliases: [],
    releasedYear: 2007,
    widthMm: (picture.widthPx / dpi) * MM_PER_INCH,
    heightMm: (picture.heightPx / dpi) * MM_PER_INCH,
    thicknessMm: 1,
    cornerRadiusMm: 0,
    wrapMm: 0,
    safeInsetMm: 0,
    cutOuts: [],
    sources: { dimensions: SOURCE, cutOuts: SOURCE },
  };
}
