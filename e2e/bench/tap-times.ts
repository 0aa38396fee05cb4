import type { CDPSession, Locator, Page } from '@playwright/test';

/**
 * How long a tap waits for its answers, by the browser's own book: from the touch to the frame in which what is touched looks
 * pressed, and from the lifted finger to the frame that follows.
 */

/** One event of a tap: how long until the frame after it. */
interface TapEvent {
  readonly name: string;
  readonly waitMs: number;
}

declare global {
  interface Window {
    tapBook?: { events: TapEvent[] };
  }
}

export interface TapTime {
  /** Longest wait of the tap's events, each from its own moment: `pointerdown` from the touch, `touchend` from the lifted finger. */
  readonly answeredMs: number;
  /** Until the first frame, in which what is touched looks pressed. */
  readonly pressedMs: number;
}

/** The browser notes nothing shorter down, and rounds to 8 ms. */
const LEAST_MS = 16;
const SLOWER = 4;
/** A finger rests on the glass this long. A touch of no length at all would make `click` wait for the pressed look as well. */
const TOUCH_MS = 80;

/** Begins to keep book of taps on whatever this page shows from now on. */
export async function watchTaps(page: Page): Promise<void> {
  await page.addInitScript((durationThreshold) => {
    const book: { events: TapEvent[] } = { events: [] };
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        book.events.push({ name: entry.name, waitMs: entry.duration });
      }
    });
    // `durationThreshold` is not in the types yet.
    observer.observe(Object.assign({ type: 'event', buffered: true }, { durationThreshold }));
    window.tapBook = book;
  }, LEAST_MS);
}

/** From now on the page's processor has a quarter of its speed. @returns what taps are made with */
export async function slowDown(page: Page): Promise<CDPSession> {
  const finger = await page.context().newCDPSession(page);
  await finger.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return finger;
}

async function touch(finger: CDPSession, x: number, y: number): Promise<void> {
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await new Promise((resolve) => setTimeout(resolve, TOUCH_MS));
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** The browser gives a page this much idle time, or nearly, only when no frame is under way. */
const AT_REST_MS = 40;
const REST_WITHIN_MS = 5000;

/** Waits until the page has drawn what it was told, and has nothing left to do. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(
    ([leastMs, withinMs]) =>
      new Promise<void>((resolve) => {
        const endMs = performance.now() + withinMs;
        const look = (deadline: IdleDeadline): void => {
          if (deadline.timeRemaining() >= leastMs || performance.now() > endMs) resolve();
          else requestIdleCallback(look);
        };
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => requestIdleCallback(look))));
      }),
    [AT_REST_MS, REST_WITHIN_MS] as const,
  );
}

/** Taps the middle of an element, and gives how long it took to answer. */
export async function tapTime(page: Page, finger: CDPSession, target: Locator): Promise<TapTime> {
  await target.scrollIntoViewIfNeeded();
  await settle(page);
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to tap');
  await page.evaluate(() => {
    if (window.tapBook) window.tapBook.events = [];
  });
  await touch(finger, box.x + box.width / 2, box.y + box.height / 2);
  await settle(page);
  const events = await page.evaluate(() => window.tapBook?.events ?? []);
  const pressed = events.filter(({ name }) => name === 'pointerdown');
  return {
    answeredMs: Math.max(LEAST_MS, ...events.map(({ waitMs }) => waitMs)),
    pressedMs: Math.max(LEAST_MS, ...pressed.map(({ waitMs }) => waitMs)),
  };
}
