import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../backends/transport/test-kit/manual-clock.ts';
import { callRaw, logInRaw, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
let clock: ManualClock;
beforeEach(async () => {
  clock = createManualClock();
  demo = await startDemo({ clock });
});
afterEach(() => demo.close());

const codeWith = async (token: string) => (await callRaw(demo.backend.url, '/brand/list', {}, token)).code;

it('a token lives 1440 minutes, and another login does not end it', async () => {
  const first = await logInRaw(demo.backend);
  clock.advance(1440 * 60_000 - 1);
  const second = await logInRaw(demo.backend);
  expect([await codeWith(first), await codeWith(second)]).toEqual([200, 200]);
  clock.advance(1);
  expect([await codeWith(first), await codeWith(second)]).toEqual([401, 200]);
});
