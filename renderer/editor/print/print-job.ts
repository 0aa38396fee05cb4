import type { Photo } from '../../../shared/contract/photos.ts';
import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import type { Design } from '../../../shared/domain/design.ts';
import { MM_PER_INCH, printSizePx } from '../../../shared/domain/print-size.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { needsOf } from '../draw/needs.ts';
import { type AssetLoader, loadPrintAssets, type PrintAssetFailure } from './print-assets.ts';
import type { PrintJob } from './protocol.ts';

export type PrintJobFailure = PrintAssetFailure | { readonly kind: 'photoFailed'; readonly detail: string };

/**
 * All that a worker needs to draw this design at `dpi`. Fails if a photo of the design is not among `photos`, or any
 * sticker, pattern, font or letter cannot be had.
 */
export async function printJob(
  design: Design,
  geometry: CaseGeometry,
  photos: readonly Photo[],
  fileUrl: (path: string) => string,
  dpi: number,
  loader?: AssetLoader,
): Promise<Result<PrintJob, PrintJobFailure>> {
  const shown = new Set([...needsOf(design).photos.values()].map(({ photoId }) => photoId));
  const known = photos.filter((photo) => shown.has(photo.photoId));
  if (known.length < shown.size) {
    return err({ kind: 'photoFailed', detail: 'a photo of the design is not in the list of photos' });
  }
  const assets = await loadPrintAssets(design, loader);
  if (!assets.ok) return assets;
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
    assets: assets.value,
  });
}
