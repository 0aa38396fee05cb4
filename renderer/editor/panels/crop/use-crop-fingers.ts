import { type RefObject, useEffect, useRef } from 'react';
import type { Crop } from '../../../../shared/domain/design.ts';
import { type CropHold, followCrop } from './crop-gesture.ts';
import { zoomCrop } from './crop-maths.ts';
import { type CropWindow, cornerAt, pictureUnder, type ViewPoint } from './crop-view.ts';

/** Logarithm of the zoom per pixel of the wheel. */
const WHEEL_ZOOM_PER_PX = 0.0012;
const WHEEL_REST_MS = 350;

export interface CropPort {
  readonly crop: Crop;
  readonly window: CropWindow;
  readonly free: boolean;
  readonly onCrop: (crop: Crop) => void;
  /** A corner is in hand, from this picture's place; null: none is any more. */
  readonly onCorner: (lies: CropWindow | null) => void;
  readonly onEnd: () => void;
}

/** Fingers, mouse and wheel in the crop view. What they do is worked out at most once per frame. */
export function useCropFingers(canvas: RefObject<HTMLCanvasElement | null>, port: CropPort | null): void {
  const latest = useRef(port);
  useEffect(() => {
    latest.current = port;
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const fingers = new Map<number, ViewPoint>();
    let hold: CropHold | null = null;
    let frame = 0;
    let wheelTimer: ReturnType<typeof setTimeout> | undefined;
    const at = (event: MouseEvent): ViewPoint => {
      const { left, top } = element.getBoundingClientRect();
      return { xPx: event.clientX - left, yPx: event.clientY - top };
    };
    const takeHold = (): void => {
      flush();
      const now = latest.current;
      const from = [...fingers.values()];
      const [first] = from;
      hold = null;
      if (!now || !first) return;
      const corner = now.free && from.length === 1 ? cornerAt(now.window, first) : null;
      hold = { crop: now.crop, window: now.window, corner, from };
      now.onCorner(corner ? pictureUnder(now.window, now.crop) : null);
    };
    const follow = (): void => {
      frame = 0;
      if (hold) latest.current?.onCrop(followCrop(hold, [...fingers.values()]));
    };
    function flush(): void {
      if (frame === 0) return;
      cancelAnimationFrame(frame);
      follow();
    }
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
      takeHold();
    };
    const onMove = (event: PointerEvent): void => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, at(event));
      frame ||= requestAnimationFrame(follow);
    };
    const onUp = (event: PointerEvent): void => {
      flush();
      if (!fingers.delete(event.pointerId)) return;
      if (fingers.size > 0) {
        // What was done so far has not come back through React yet.
        requestAnimationFrame(takeHold);
        return;
      }
      hold = null;
      latest.current?.onCorner(null);
      latest.current?.onEnd();
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const now = latest.current;
      if (!now) return;
      const point = at(event);
      const lies = pictureUnder(now.window, now.crop);
      const about = {
        x: (point.xPx - lies.leftPx) / lies.widthPx,
        y: (point.yPx - lies.topPx) / lies.heightPx,
      };
      now.onCrop(zoomCrop(now.crop, Math.exp(-event.deltaY * WHEEL_ZOOM_PER_PX), about));
      clearTimeout(wheelTimer);
      wheelTimer = setTimeout(() => latest.current?.onEnd(), WHEEL_REST_MS);
    };
    const ends = new AbortController();
    const { signal } = ends;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', onUp, { signal });
    element.addEventListener('wheel', onWheel, { signal, passive: false });
    return () => {
      ends.abort();
      clearTimeout(wheelTimer);
      cancelAnimationFrame(frame);
      if (fingers.size > 0) latest.current?.onEnd();
    };
  }, [canvas]);
}
