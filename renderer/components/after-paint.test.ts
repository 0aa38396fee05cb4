import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPaint } from './after-paint.ts';

/** The frames of a screen, drawn when the test says so. */
let frames: (() => void)[] = [];
const drawFrame = (): void => {
  const due = frames;
  frames = [];
  for (const callback of due) callback();
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
});
afterEach(() => {
  frames = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('afterPaint', () => {
  it('waits until the next frame is drawn', () => {
    const done: string[] = [];
    afterPaint(() => done.push('work'));
    vi.runAllTimers();
    expect(done).toEqual([]);
    drawFrame();
    expect(done).toEqual([]);
    vi.runAllTimers();
    expect(done).toEqual(['work']);
  });

  it('does everything that was asked for, in order', () => {
    const done: number[] = [];
    for (const each of [1, 2, 3]) afterPaint(() => done.push(each));
    drawFrame();
    vi.runAllTimers();
    expect(done).toEqual([1, 2, 3]);
  });
});
