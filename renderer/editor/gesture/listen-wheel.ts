import type { PointMm } from '../geometry/placement.ts';
import { toMm, type Viewport } from '../geometry/viewport.ts';
import { GESTURE } from './gesture-settings.ts';

export interface WheelPort {
  readonly surface: HTMLElement;
  readonly viewport: Viewport;
  readonly scale: (factor: number, about: PointMm) => void;
  /** The wheel has come to rest. */
  readonly rest: () => void;
}

/** The wheel, or two fingers on a touchpad, scale about the pointer. */
export function listenForWheel(port: WheelPort): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { left, top } = port.surface.getBoundingClientRect();
    const at = toMm(port.viewport, event.clientX - left, event.clientY - top);
    port.scale(Math.exp(-event.deltaY * GESTURE.wheelScalePerPx), at);
    clearTimeout(timer);
    timer = setTimeout(port.rest, GESTURE.wheelRestMs);
  };
  port.surface.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    clearTimeout(timer);
    port.surface.removeEventListener('wheel', onWheel);
  };
}
