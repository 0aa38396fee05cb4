// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stubFrames } from '../fixtures/frames.ts';
import { type Rendered, render } from '../fixtures/render.tsx';
import { useAfterPaint } from './use-after-paint.ts';

let screen: Rendered;
let frames: ReturnType<typeof stubFrames>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  frames = stubFrames();
});
afterEach(async () => {
  await screen.unmount();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The frame that answers, and what comes after it. */
const drawFrame = (): Promise<void> =>
  act(async () => {
    frames.draw();
    vi.runAllTimers();
  });

function Subject() {
  const [value, setValue] = useState('a');
  return (
    <>
      <p data-testid="subject">{`${value} ${useAfterPaint(value)}`}</p>
      {['b', 'c', 'd'].map((each) => (
        <button key={each} type="button" data-testid={each} onClick={() => setValue(each)} />
      ))}
    </>
  );
}
const text = () => screen.find('subject')?.textContent;

it('lets a frame pass before it follows', async () => {
  screen = await render(<Subject />);
  expect(text()).toBe('a a');
  await screen.tap('b');
  expect(text()).toBe('b a');
  await drawFrame();
  expect(text()).toBe('b b');
});

it('follows the last of several changes, and not those before it', async () => {
  screen = await render(<Subject />);
  await screen.tap('b');
  await screen.tap('c');
  expect(text()).toBe('c a');
  await drawFrame();
  expect(text()).toBe('c c');
  await screen.tap('d');
  await screen.tap('c');
  await drawFrame();
  expect(text()).toBe('c c');
});
