import type { Photo } from '../../../shared/contract/photos.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { Design, Layer, PhotoLayer } from '../../../shared/domain/design.ts';

/** How a photo will look in print. */
export type Quality = 'good' | 'fair' | 'poor';

/** Least dots per inch for each word. Below `fair`, single pixels can be seen at arm's length. */
export const QUALITY_DPI = { good: 200, fair: 120 } as const;

const MM_PER_INCH = 25.4;

export interface LayerQuality {
  readonly layerId: string;
  readonly dpi: number;
  readonly quality: Quality;
}

export interface DesignQuality {
  /** The worst word of all photos; null where there is no photo. */
  readonly worst: Quality | null;
  readonly layers: readonly LayerQuality[];
}

const qualityWord = (dpi: number): Quality => {
  if (dpi >= QUALITY_DPI.good) return 'good';
  return dpi >= QUALITY_DPI.fair ? 'fair' : 'poor';
};

/** Pixels of the original per inch of print: the lesser of both directions. */
export function photoDpi(photo: Photo, layer: Pick<PhotoLayer, 'widthMm' | 'heightMm' | 'crop'>): number {
  const across = ((photo.widthPx * layer.crop.width) / layer.widthMm) * MM_PER_INCH;
  const down = ((photo.heightPx * layer.crop.height) / layer.heightMm) * MM_PER_INCH;
  return Math.min(across, down);
}

function layerQuality(layer: Layer, photos: ReadonlyMap<string, Photo>): LayerQuality[] {
  switch (layer.kind) {
    case 'photo': {
      const photo = photos.get(layer.photoId);
      if (!photo) return [];
      const dpi = photoDpi(photo, layer);
      return [{ layerId: layer.layerId, dpi, quality: qualityWord(dpi) }];
    }
    case 'slot':
    case 'text':
    case 'sticker':
      return [];
    default:
      return assertNever(layer);
  }
}

const WORST_FIRST: readonly Quality[] = ['poor', 'fair', 'good'];

/** How sharp each photo of the design will be at its present size. A photo that is not known is left out. */
export function qualityOf(design: Design, photos: readonly Photo[]): DesignQuality {
  const byId = new Map(photos.map((photo) => [photo.photoId, photo]));
  const layers = design.layers.flatMap((layer) => layerQuality(layer, byId));
  const worst = WORST_FIRST.find((word) => layers.some((layer) => layer.quality === word)) ?? null;
  return { worst, layers };
}
