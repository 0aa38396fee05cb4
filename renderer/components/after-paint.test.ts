import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubFrames } from '../fixtures/frames.ts';
import { afterPaint } from './after-paint.ts';

let frames: ReturnType<typeof stubFrames>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  frames = stubFrames();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('afterPaint', () => {
  it('waits until the next frame is drawn', () => {
    const done: string[] = [];
    afterPaint(() => done.push('work'));
    vi.runAllTimers();
    expect(done).toEqual([]);
    frames.draw();
    expect(done).toEqual([]);
    vi.runAllTimers();
    expect(done).toEqual(['work']);
  });

  it('does nothing that was stopped, before the frame or after it', () => {
    const done: string[] = [];
    afterPaint(() => done.push('before'))();
    const stop = afterPaint(() => done.push('after'));
    frames.draw();
    stop();
    vi.runAllTimers();
    expect(done).toEqual([]);
  });

  it('does everything that was asked for, in order', () => {
    const done: number[] = [];
    for (const each of [1, 2, 3]) afterPaint(() => done.push(each));
    frames.draw();
    vi.runAllTimers();
    expect(done).toEqual([1, 2, 3]);
  });
});
