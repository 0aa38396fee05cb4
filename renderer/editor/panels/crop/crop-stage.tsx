import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Crop, PhotoLayer } from '../../../../shared/domain/design.ts';
import { useLanguage } from '../../../state/language.ts';
import { useBoxSize } from '../../canvas/use-box-size.ts';
import { endOngoing } from '../../editor-store.ts';
import { moveCrop, zoomOf, zoomTo } from './crop-maths.ts';
import { type CropWindow, seenCrop, windowFor, windowOver } from './crop-view.ts';
import { paintCrop } from './paint-crop.ts';
import { useCropFingers } from './use-crop-fingers.ts';

export interface CropStageProps {
  readonly photo: PhotoLayer;
  readonly picture: ImageBitmap;
  /** The proportions may change: the window has corners to draw. */
  readonly free: boolean;
  readonly onCrop: (crop: Crop) => void;
}

const KEY_STEP = { move: 0.02, zoom: 1.06 } as const;

function keyCrop(crop: Crop, key: string): Crop | null {
  const { move, zoom } = KEY_STEP;
  switch (key) {
    case 'ArrowLeft':
      return moveCrop(crop, -move, 0);
    case 'ArrowRight':
      return moveCrop(crop, move, 0);
    case 'ArrowUp':
      return moveCrop(crop, 0, -move);
    case 'ArrowDown':
      return moveCrop(crop, 0, move);
    case '+':
    case '=':
      return zoomTo(crop, zoomOf(crop) * zoom);
    case '-':
      return zoomTo(crop, zoomOf(crop) / zoom);
    default:
      return null;
  }
}

/** The whole picture, to be moved and zoomed under the window through which the case shows it. */
export function CropStage({ photo, picture, free, onCrop }: CropStageProps) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useBoxSize(box);
  const { mirrored } = photo;
  const crop = seenCrop(photo.crop, mirrored);
  // While a corner is drawn the picture lies still; then the window goes back to the middle.
  const [still, setStill] = useState<CropWindow | null>(null);
  const { x, y, width, height } = crop;
  const window = useMemo(() => {
    if (!size) return null;
    const part = { x, y, width, height };
    return still ? windowOver(still, part) : windowFor(part, picture, size);
  }, [size, still, picture, x, y, width, height]);
  const change = (next: Crop): void => onCrop(seenCrop(next, mirrored));
  useCropFingers(
    canvas,
    window && { crop, window, free, onCrop: change, onCorner: setStill, onEnd: endOngoing },
  );
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !size || !window) return;
    const scale = devicePixelRatio;
    context.canvas.width = Math.round(size.widthPx * scale);
    context.canvas.height = Math.round(size.heightPx * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    paintCrop(context, size, { picture, crop: { x, y, width, height }, mirrored, window, free });
  }, [size, window, picture, mirrored, free, x, y, width, height]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.ctrlKey || event.metaKey ? null : keyCrop(crop, event.key);
    if (!next) return;
    event.preventDefault();
    change(next);
  };
  return (
    <div
      ref={box}
      className="crop-stage"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked by keys, as its label says
      tabIndex={0}
      aria-label={t('editor.crop.window')}
      onKeyDown={onKeyDown}
      onKeyUp={endOngoing}
    >
      <canvas
        ref={canvas}
        data-testid="crop-stage"
        style={size ? { width: size.widthPx, height: size.heightPx } : undefined}
      />
    </div>
  );
}
