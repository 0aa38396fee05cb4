import type { CaseGeometry } from '../../../shared/domain/case-geometry.ts';
import { printArea } from '../geometry/areas.ts';
import { toMm, type Viewport } from '../geometry/viewport.ts';
import { GESTURE } from './gesture-settings.ts';
import type { StagePoint } from './handles.ts';
import { IDLE, stepGesture } from './step.ts';
import type { Finger, GestureContext, GestureEffect, GestureInput, GestureState, Target } from './types.ts';

/** The canvas as the listener knows it. */
export interface GesturePort {
  readonly surface: HTMLElement;
  readonly geometry: CaseGeometry;
  readonly viewport: Viewport;
  readonly targetAt: (point: StagePoint) => Target;
  readonly carryOut: (effect: GestureEffect) => void;
}

const gestureContext = (geometry: CaseGeometry, viewport: Viewport): Omit<GestureContext, 'slopMm'> => ({
  area: printArea(geometry),
  snapMm: GESTURE.snapReachPx / viewport.pixelsPerMm,
});

/**
 * Reads fingers and mouse off the stage's container. Konva's own events are not used: they lose a pinch that begins
 * in mid-drag. Every move is reckoned when it arrives, which costs microseconds, and Konva draws once per frame.
 */
export function listenForGestures(port: GesturePort): () => void {
  const { surface, viewport } = port;
  const context = gestureContext(port.geometry, viewport);
  const fingers = new Map<number, Finger>();
  let state: GestureState = IDLE;
  let corner = { left: 0, top: 0 };
  let slopPx: number = GESTURE.fingerSlopPx;

  const stagePoint = (event: PointerEvent): StagePoint => ({
    xPx: event.clientX - corner.left,
    yPx: event.clientY - corner.top,
  });

  const finger = (event: PointerEvent): Finger => {
    const { xPx, yPx } = stagePoint(event);
    return { fingerId: event.pointerId, at: toMm(viewport, xPx, yPx) };
  };

  const step = (input: GestureInput): void => {
    const next = stepGesture(state, input, { ...context, slopMm: slopPx / viewport.pixelsPerMm });
    state = next.state;
    for (const effect of next.effects) port.carryOut(effect);
  };

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || fingers.has(event.pointerId)) return;
    surface.setPointerCapture(event.pointerId);
    if (fingers.size === 0) {
      // Read once per gesture: reading it at every move would make the browser lay out the page each time.
      corner = surface.getBoundingClientRect();
      slopPx = event.pointerType === 'mouse' ? GESTURE.mouseSlopPx : GESTURE.fingerSlopPx;
    }
    const landed = finger(event);
    fingers.set(event.pointerId, landed);
    const target = port.targetAt(stagePoint(event));
    step({ kind: 'fingerLanded', finger: landed, target, atMs: event.timeStamp });
  };

  const onMove = (event: PointerEvent): void => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, finger(event));
    step({ kind: 'fingersMoved', fingers: [...fingers.values()] });
  };

  const onUp = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    step({ kind: 'fingerLifted', fingerId: event.pointerId, atMs: event.timeStamp });
  };

  /** The system took a finger (palm, edge swipe) or the window lost the screen: no lift will be told of any more. */
  const onLost = (): void => {
    if (fingers.size === 0) return;
    fingers.clear();
    step({ kind: 'fingersLost' });
  };

  const ends = new AbortController();
  const { signal } = ends;
  surface.addEventListener('pointerdown', onDown, { signal });
  surface.addEventListener('pointermove', onMove, { signal });
  surface.addEventListener('pointerup', onUp, { signal });
  surface.addEventListener('lostpointercapture', onUp, { signal });
  surface.addEventListener('pointercancel', onLost, { signal });
  window.addEventListener('blur', onLost, { signal });
  return () => {
    onLost();
    ends.abort();
  };
}
