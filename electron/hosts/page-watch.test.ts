import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../services/sale/simulation/virtual-clock.ts';
import { silentLog } from '../system/log.ts';
import { HOST_DELAYS } from './delays.ts';
import { watchPage } from './page-watch.ts';

const { pageLoadMs, pageLookMs, pageSilentMs } = HOST_DELAYS;
const BEAT_MS = 500;

function setUp(isOpening: boolean) {
  const clock = createVirtualClock(1_000_000);
  const seen = { opened: 0 };
  const onSilent = () => {
    seen.opened += 1;
  };
  const watch = watchPage({ clock, log: silentLog, isOpening, onSilent });
  const speakFor = async (spanMs: number) => {
    for (let ms = 0; ms < spanMs; ms += BEAT_MS) {
      watch.heard();
      await clock.advance(BEAT_MS);
    }
  };
  return { clock, seen, watch, speakFor };
}

describe('the watch over the page', () => {
  it('opens a page anew that has gone silent, once, and gives it time to load', async () => {
    const { clock, seen, watch, speakFor } = setUp(false);
    await speakFor(60_000);
    expect(seen.opened).toBe(0);
    await clock.advance(pageSilentMs);
    expect(seen.opened).toBe(1);
    await clock.advance(pageLoadMs - pageSilentMs);
    expect(seen.opened).toBe(1);
    await speakFor(10_000);
    await clock.advance(pageSilentMs);
    expect(seen.opened).toBe(2);
    await watch.stop();
  });

  it('opens a page anew that never says a word', async () => {
    const { clock, seen, watch } = setUp(true);
    await clock.advance(pageLoadMs - pageLookMs);
    expect(seen.opened).toBe(0);
    await clock.advance(2 * pageLookMs);
    expect(seen.opened).toBe(1);
    await watch.stop();
  });

  it('waits for ever where nobody has opened a page', async () => {
    const { clock, seen, watch } = setUp(false);
    await clock.advance(24 * 3_600_000);
    expect(seen.opened).toBe(0);
    await watch.stop();
  });

  it.each([900_000, -3_600_000])('is not misled by a clock that is set by %i ms', async (setByMs) => {
    const { clock, seen, watch, speakFor } = setUp(false);
    await speakFor(1_000);
    clock.jump(setByMs);
    await speakFor(60_000);
    expect(seen.opened).toBe(0);
    await clock.advance(pageSilentMs);
    expect(seen.opened).toBe(1);
    await watch.stop();
  });

  it('does not take its own silence for the page’s', async () => {
    const clock = createVirtualClock(0);
    let frozenMs = 0;
    const freezing = { ...clock, steadyMs: () => clock.steadyMs() + frozenMs };
    let opened = 0;
    const watch = watchPage({
      ...{ clock: freezing, log: silentLog, isOpening: false },
      onSilent: () => {
        opened += 1;
      },
    });
    watch.heard();
    frozenMs = 60_000;
    await clock.advance(pageSilentMs - pageLookMs);
    expect(opened).toBe(0);
    await clock.advance(2 * pageLookMs);
    expect(opened).toBe(1);
    await watch.stop();
  });
});
