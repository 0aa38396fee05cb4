/** A finger that moves further than this wants to scroll or drag. CSS pixels; what Chromium itself allows a tap. */
const SLOP_PX = 15;

/** The finger that may yet tap: the button it came down on, and where. */
interface Finger {
  readonly button: HTMLButtonElement;
  /** False for a key of the keyboard, which sees to its look by itself. */
  readonly ownsLook: boolean;
  readonly clientX: number;
  readonly clientY: number;
}

const buttonOf = (target: EventTarget | null): HTMLButtonElement | null =>
  target instanceof Element ? target.closest('button') : null;

/**
 * Answers fingers on buttons without the browser's detour. A button looks pressed (`data-pressed`) in the frame after the
 * touch; Chromium's own `:active` comes 150 ms later, since a touch may yet become a scroll. And it is clicked as the finger
 * lifts; on its way from a touch to a click Chromium plays a mouse: it moves, presses and lifts one, looks up what is under
 * it each time, and lays the page out for a selection. That is most of the answer's time on a slow processor.
 *
 * Mouse, keyboard and everything that is no button go the browser's way. A button that was touched does not take the focus.
 */
export function answerTouches(page: Document): () => void {
  const stop = new AbortController();
  let finger: Finger | null = null;

  /** Fingers do not hover, and nobody asks; but React searches all of its tree for who might, at every touch. */
  const noHover = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') event.stopPropagation();
  };
  const letGo = (): void => {
    if (finger?.ownsLook) delete finger.button.dataset.pressed;
    finger = null;
  };
  const onStart = ({ target, touches }: TouchEvent): void => {
    letGo();
    const [touch] = touches;
    const button = buttonOf(target);
    // Two fingers are a gesture.
    if (!touch || touches.length > 1 || !button) return;
    const ownsLook = button.dataset.pressed === undefined;
    finger = { button, ownsLook, clientX: touch.clientX, clientY: touch.clientY };
    button.dataset.pressed = '';
  };
  const onMove = ({ touches }: TouchEvent): void => {
    const [touch] = touches;
    if (!finger || !touch) return;
    const movedPx = Math.hypot(touch.clientX - finger.clientX, touch.clientY - finger.clientY);
    if (movedPx > SLOP_PX) letGo();
  };
  const onEnd = (event: TouchEvent): void => {
    const touched = finger;
    const [touch] = event.changedTouches;
    if (!touched || !touch || event.touches.length > 0 || !event.cancelable || event.defaultPrevented) {
      letGo();
      return;
    }
    const { clientX, clientY } = touch;
    const { button } = touched;
    // What has come between finger and button meanwhile gets the browser's own tap.
    const isThere = !button.disabled && buttonOf(page.elementFromPoint(clientX, clientY)) === button;
    letGo();
    if (!isThere) return;
    event.preventDefault();
    button.dispatchEvent(
      new PointerEvent('click', {
        bubbles: true,
        cancelable: true,
        composed: true,
        view: window,
        detail: 1,
        pointerType: 'touch',
        clientX,
        clientY,
      }),
    );
  };

  const { signal } = stop;
  page.addEventListener('touchstart', onStart, { signal, capture: true, passive: true });
  page.addEventListener('touchmove', onMove, { signal, capture: true, passive: true });
  page.addEventListener('touchcancel', letGo, { signal, capture: true, passive: true });
  page.addEventListener('touchend', onEnd, { signal, passive: false });
  page.addEventListener('pointerover', noHover, { signal, capture: true });
  page.addEventListener('pointerout', noHover, { signal, capture: true });
  return () => {
    letGo();
    stop.abort();
  };
}
