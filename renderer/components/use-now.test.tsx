// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Rendered, render } from '../fixtures/render.tsx';
import { useSecondsLeft } from './use-now.ts';

let screen: Rendered;
let setEnd: (endsAtMs: number) => void;

function Subject({ endsAtMs }: { readonly endsAtMs: number }) {
  const [shownMs, setShownMs] = useState(endsAtMs);
  setEnd = setShownMs;
  return <output>{useSecondsLeft(shownMs)}</output>;
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] }));
afterEach(async () => {
  await screen.unmount();
  vi.useRealTimers();
});

const pass = (ms: number): Promise<void> => act(async () => void vi.advanceTimersByTime(ms));
const shown = (): string | null => screen.container.textContent;

it('counts down, and stops at nothing', async () => {
  screen = await render(<Subject endsAtMs={Date.now() + 3_000} />);
  expect(shown()).toBe('3');
  await pass(1_000);
  expect(shown()).toBe('2');
  await pass(5_000);
  expect(shown()).toBe('0');
});

it('counts on as before when the clock on the wall is set', async () => {
  screen = await render(<Subject endsAtMs={Date.now() + 60_000} />);
  vi.setSystemTime(Date.now() + 900_000);
  await pass(1_000);
  expect(shown()).toBe('59');
  vi.setSystemTime(Date.now() - 3_600_000);
  await pass(1_000);
  expect(shown()).toBe('58');
  // Another end is as far off as it is by then.
  await act(async () => setEnd(Date.now() + 120_000));
  expect(shown()).toBe('120');
});
