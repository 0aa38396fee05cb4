import { memo, useEffect, useRef } from 'react';
import type { Layer } from '../../../../shared/domain/design.ts';
import { showBitmap } from '../../../components/show-bitmap.ts';
import { scratchContext } from '../../draw/context.ts';
import type { DrawAssets } from '../../draw/draw-assets.ts';
import { drawLayer } from '../../draw/draw-layer.ts';
import { drawSlot } from '../../draw/draw-slot.ts';

/** In pixels of the canvas. */
const THUMB_PX = 96;
const INSET_PX = 6;

/** A layer by itself, upright, drawn as on the case. */
export const LayerThumb = memo(function LayerThumb({
  layer,
  assets,
}: {
  readonly layer: Layer;
  readonly assets: DrawAssets;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const context = scratchContext(THUMB_PX, THUMB_PX);
    const pixelsPerMm = (THUMB_PX - 2 * INSET_PX) / Math.max(layer.widthMm, layer.heightMm);
    const middleMm = THUMB_PX / 2 / pixelsPerMm;
    context.imageSmoothingQuality = 'medium';
    const alone = { ...layer, centreXMm: middleMm, centreYMm: middleMm, rotationDeg: 0, hidden: false };
    if (alone.kind === 'slot') drawSlot(context, alone, pixelsPerMm);
    else drawLayer(context, alone, assets, pixelsPerMm);
    showBitmap(canvas.current, context.canvas.transferToImageBitmap());
  }, [layer, assets]);
  return <canvas ref={canvas} className="layer-thumb" width={THUMB_PX} height={THUMB_PX} />;
});
