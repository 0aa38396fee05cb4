import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { KEYBOARD_DELAYS } from '../delays.ts';

/**
 * Handlers of a key. It works as the finger comes down, as keys do, and each finger for itself, so that fast typists
 * need not lift one before the next. The look of a pressed key does not wait for React.
 */
export function usePress(onPress: () => void, { repeats = false } = {}) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const repeatAfter = (delayMs: number): void => {
    timer.current = setTimeout(() => {
      press.current();
      repeatAfter(KEYBOARD_DELAYS.repeatEveryMs);
    }, delayMs);
  };
  const release = (event: PointerEvent<HTMLElement>): void => {
    clearTimeout(timer.current);
    delete event.currentTarget.dataset.pressed;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.dataset.pressed = '';
      press.current();
      clearTimeout(timer.current);
      if (repeats) repeatAfter(KEYBOARD_DELAYS.repeatAfterMs);
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: release,
    /** The focus stays in the text. */
    onMouseDown: (event: MouseEvent): void => event.preventDefault(),
    /** A click without a pointer: a screen reader, or Enter on a key that has the focus. */
    onClick: (event: MouseEvent): void => {
      if (event.detail === 0) press.current();
    },
    /** A long touch is for repeating. */
    onContextMenu: (event: MouseEvent): void => event.preventDefault(),
  };
}
