import { memo, useEffect, useRef } from 'react';
import type { FrameShape } from '../../../../shared/domain/design.ts';
import { showBitmap } from '../../../components/show-bitmap.ts';
import { useLanguage } from '../../../state/language.ts';
import { type Context2d, scratchContext } from '../../draw/context.ts';
import { traceFrame } from '../../draw/frame-path.ts';

/** In pixels of the canvas. */
const TILE_PX = 128;
const INSET_PX = 6;
const BLANK = '#9cc0ba';

export interface ShapeTileProps {
  readonly shape: FrameShape;
  /** The middle of the shopper's photo; null: the shape alone is shown. */
  readonly picture: ImageBitmap | null;
  readonly pressed: boolean;
  /** Must stay the same from drawing to drawing. */
  readonly onPick: (shape: FrameShape) => void;
}

function paint(context: Context2d, shape: FrameShape, picture: ImageBitmap | null): void {
  const side = TILE_PX - 2 * INSET_PX;
  context.translate(INSET_PX, INSET_PX);
  context.beginPath();
  traceFrame(context, shape, side, side);
  context.clip();
  context.fillStyle = BLANK;
  context.fillRect(0, 0, side, side);
  if (!picture) return;
  const part = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - part) / 2, (picture.height - part) / 2];
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, left, top, part, part, 0, 0, side, side);
}

/** The shopper's photo cut to a shape. */
export const ShapeTile = memo(function ShapeTile({ shape, picture, pressed, onPick }: ShapeTileProps) {
  const { t } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const context = scratchContext(TILE_PX, TILE_PX);
    paint(context, shape, picture);
    showBitmap(canvas.current, context.canvas.transferToImageBitmap());
  }, [shape, picture]);
  return (
    <button
      type="button"
      className="shape"
      aria-pressed={pressed}
      data-testid={`shape-${shape}`}
      onClick={() => onPick(shape)}
    >
      <canvas ref={canvas} width={TILE_PX} height={TILE_PX} />
      <span>{t(`editor.frame.${shape}`)}</span>
    </button>
  );
});
