import { type RefObject, useEffect, useRef } from 'react';
import { Turntable } from './turntable.ts';
import type { View } from './view.ts';

/** Fingers and keys on the canvas turn the case. `onView` must stay one and the same function. */
export function useTurntable(
  canvas: RefObject<HTMLCanvasElement | null>,
  onView: (view: View) => void,
): RefObject<Turntable | null> {
  const turntable = useRef<Turntable | null>(null);
  useEffect(() => {
    const stage = canvas.current?.parentElement;
    if (!canvas.current || !stage) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const table = new Turntable(canvas.current, { calm, onView });
    turntable.current = table;
    const stop = new AbortController();
    const listen = <Name extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'keydown'>(
      name: Name,
      act: (event: HTMLElementEventMap[Name]) => void,
    ): void => stage.addEventListener(name, act, { signal: stop.signal });
    listen('pointerdown', (event) => {
      if (event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      table.fingerDown(event.pointerId, event.clientX, event.clientY, event.timeStamp);
    });
    listen('pointermove', ({ pointerId, clientX, clientY, timeStamp }) =>
      table.fingerMove(pointerId, clientX, clientY, timeStamp),
    );
    listen('pointerup', ({ pointerId, timeStamp }) => table.fingerUp(pointerId, timeStamp));
    listen('pointercancel', ({ pointerId, timeStamp }) => table.fingerUp(pointerId, timeStamp));
    listen('keydown', (event) => {
      if (table.press(event.key)) event.preventDefault();
    });
    return () => {
      stop.abort();
      table.stop();
      turntable.current = null;
    };
  }, [canvas, onView]);
  return turntable;
}
