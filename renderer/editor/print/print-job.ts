import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { type Design, photoIdsOf } from '../../../shared/domain/design.ts';
import { MM_PER_INCH, printSizePx } from '../../../shared/domain/print-size.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { PrintJob } from './protocol.ts';

/** All that a worker needs to draw this design at `dpi`. Fails if a photo of the design is not among `photos`. */
export function printJob(
  design: Design,
  geometry: CaseGeometry,
  photos: readonly Photo[],
  fileUrl: (path: string) => string,
  dpi: number,
): Result<PrintJob, { kind: 'photoFailed'; detail: string }> {
  const shown = photoIdsOf(design);
  const known = photos.filter((photo) => shown.has(photo.photoId));
  if (known.length < shown.size) {
    return err({ kind: 'photoFailed', detail: 'a photo of the design is not in the list of photos' });
  }
  return ok({
    design,
    ...printSizePx(geometry, dpi),
    pixelsPerMm: dpi / MM_PER_INCH,
    sources: known.map(({ photoId, originalPath, widthPx, heightPx }) => ({
      photoId,
      url: fileUrl(originalPath),
      widthPx,
      heightPx,
    })),
  });
}
