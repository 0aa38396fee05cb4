import { describe, expect, it } from 'vitest';
import { ManualClock } from '../state/manual-clock.ts';
import { BRIDGE_DELAYS } from './delays.ts';
import { createPreloadTransport, type PreloadKiosk } from './preload-transport.ts';

const kiosk = (call: PreloadKiosk['call']): PreloadKiosk => ({ call, subscribe: () => () => {} });

describe('preload transport', () => {
  it('passes answers through', async () => {
    const transport = createPreloadTransport(kiosk(async () => ({ ok: true, value: 7 })));
    expect(await transport.call('getBoard', {})).toEqual({ ok: true, value: 7 });
  });

  it('makes a rejection unavailable', async () => {
    const transport = createPreloadTransport(kiosk(() => Promise.reject(new Error('gone'))));
    expect(await transport.call('getBoard', {})).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('does not wait longer than the deadline', async () => {
    const clock = new ManualClock();
    const transport = createPreloadTransport(
      kiosk(() => new Promise(() => {})),
      clock,
    );
    const call = transport.call('getBoard', {});
    clock.advance(BRIDGE_DELAYS.callDeadlineMs);
    expect(await call).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });
});
