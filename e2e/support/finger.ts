import type { CDPSession, Locator, Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the glass, as a touchscreen reports them: every part of a touch by itself. */
export interface Fingers {
  down(...places: readonly Place[]): Promise<void>;
  move(...places: readonly Place[]): Promise<void>;
  up(): Promise<void>;
  /** The system takes the touch away. */
  lose(): Promise<void>;
}

export async function fingersOn(page: Page): Promise<Fingers> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const send = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    places: readonly Place[],
  ): Promise<void> => {
    const touchPoints = places.map((place, id) => ({ ...place, id }));
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    down: (...places) => send('touchStart', places),
    move: (...places) => send('touchMove', places),
    up: () => send('touchEnd', []),
    lose: () => send('touchCancel', []),
  };
}

export async function middleOf(target: Locator): Promise<Place> {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
