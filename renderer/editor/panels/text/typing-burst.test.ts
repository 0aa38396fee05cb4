import { describe, expect, it } from 'vitest';
import { TEXT_DELAYS } from './delays.ts';
import { burstOf, type TypingBurst } from './typing-burst.ts';

const PAUSE_MS = TEXT_DELAYS.newBurstAfterMs;

/** Types the texts one after the other, each so long after the one before, and tells how many steps that makes. */
function stepsOf(changes: readonly (readonly [text: string, afterMs: number, layerId?: string])[]): number {
  const names = new Set<string>();
  let last: TypingBurst | null = null;
  let [before, nowMs] = ['', 1000];
  for (const [after, afterMs, layerId = 'one'] of changes) {
    nowMs += afterMs;
    last = burstOf(last, { layerId, before, after }, nowMs);
    names.add(last.name);
    before = after;
  }
  return names.size;
}

describe('a burst of typing', () => {
  it('is one step, however long it goes on', () => {
    const long = 'a word after another, without end'.repeat(5);
    expect(stepsOf([...long].map((_, index) => [long.slice(0, index + 1), PAUSE_MS - 1]))).toBe(1);
  });

  it('ends with a pause', () => {
    expect(
      stepsOf([
        ['a', 0],
        ['ab', 100],
        ['abc', PAUSE_MS],
        ['abcd', 100],
      ]),
    ).toBe(2);
  });

  it('ends where erasing begins, so that what was erased can be had back', () => {
    expect(
      stepsOf([
        ['a', 0],
        ['ab', 100],
        ['a', 100],
        ['', 100],
        ['x', 100],
      ]),
    ).toBe(3);
  });

  it('belongs to one layer', () => {
    expect(
      stepsOf([
        ['a', 0, 'one'],
        ['ab', 100, 'other'],
      ]),
    ).toBe(2);
  });
});
