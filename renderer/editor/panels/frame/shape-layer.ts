import type { CaseGeometry } from '../../../../shared/domain/case-geometry.ts';
import type { FrameShape, PhotoLayer, SlotLayer } from '../../../../shared/domain/design.ts';
import { centreOfArea, faceArea } from '../../geometry/areas.ts';
import type { SizeMm } from '../../geometry/placement.ts';
import { aspectOf, cropTo, type PictureSize } from '../crop/crop-maths.ts';

/** Shapes that are as wide as high: stretched, a heart is no heart. */
const EVEN: ReadonlySet<FrameShape> = new Set(['circle', 'heart', 'hexagon', 'star', 'flower', 'blob']);
/** Part of the face that a shape takes at most, so that its outline can be seen at all. */
const MOST_OF_FACE = 0.9;

type Framed = PhotoLayer | SlotLayer;

/** The box in which the shape is seen whole. */
function boxFor(layer: SizeMm, shape: FrameShape, face: SizeMm): SizeMm {
  const room = { widthMm: face.widthMm * MOST_OF_FACE, heightMm: face.heightMm * MOST_OF_FACE };
  if (EVEN.has(shape)) {
    const sideMm = Math.min(Math.sqrt(layer.widthMm * layer.heightMm), room.widthMm, room.heightMm);
    return { widthMm: sideMm, heightMm: sideMm };
  }
  return {
    widthMm: Math.min(layer.widthMm, room.widthMm),
    heightMm: Math.min(layer.heightMm, room.heightMm),
  };
}

/**
 * A layer cut to a shape. A photo that filled the case becomes so small that the shape is seen, in the middle of the face;
 * whatever its box becomes, the photo in it is cropped and not stretched. `picture` is null while it is not known.
 */
export function shapeLayer<Layer extends Framed>(
  layer: Layer,
  shape: FrameShape,
  picture: PictureSize | null,
  geometry: CaseGeometry,
): Layer {
  if (shape === 'rectangle') return { ...layer, frame: shape };
  const face = faceArea(geometry);
  const isLarge = layer.widthMm > face.widthMm || layer.heightMm > face.heightMm;
  const box = boxFor(layer, shape, face);
  const middle = centreOfArea(face);
  const place = isLarge ? { centreXMm: middle.xMm, centreYMm: middle.yMm } : {};
  const shaped = { ...layer, ...place, ...box, frame: shape };
  if (shaped.kind !== 'photo' || !picture) return shaped;
  const stretch = box.widthMm / box.heightMm / (layer.widthMm / layer.heightMm);
  return { ...shaped, crop: cropTo(shaped.crop, picture, aspectOf(shaped.crop, picture) * stretch) };
}
