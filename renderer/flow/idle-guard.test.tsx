// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeTransport } from '../bridge/fake-transport.ts';
import { type Rendered, render } from '../fixtures/render.tsx';
import { brand, saleIn, stages } from '../fixtures/shop.ts';
import { openPreview } from '../previews/open-preview.ts';
import type { Preview } from '../previews/preview.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { useStaffStore } from '../state/staff-store.ts';
import { FLOW_DELAYS } from './delays.ts';
import { IdleGuard } from './idle-guard.tsx';

const IDLE_MS = 60_000;
let screen: Rendered;
let transport: FakeTransport;

async function open(preview: Omit<Preview, 'name'>): Promise<void> {
  transport = await openPreview({ name: 'test', ...preview }, 'en', 'blob:picture');
  transport.reply('endSession', {});
  transport.reply('leaveStaff', {});
  vi.useFakeTimers();
  screen = await render(<IdleGuard />);
}

const wait = (forMs: number) => act(() => vi.advanceTimersByTimeAsync(forMs));
const asking = () => screen.find('idle-question') !== null;

beforeEach(() => {
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
});
afterEach(async () => {
  await screen.unmount();
  vi.useRealTimers();
});

describe('idle guard', () => {
  it('asks, then erases everything and ends the session', async () => {
    await open({ step: 'model', draft: { brand } });
    await wait(IDLE_MS - 1);
    expect(asking()).toBe(false);
    await wait(1);
    expect(asking()).toBe(true);
    await wait(FLOW_DELAYS.questionMs);
    expect(useSessionStore.getState().step).toBe('attract');
    expect(useDraftStore.getState().brand).toBeNull();
    expect(transport.callsOf('endSession')).toEqual([{ reason: 'idle' }]);
  });

  it('goes on when the shopper answers', async () => {
    await open({ step: 'model', draft: { brand } });
    await wait(IDLE_MS);
    await screen.tap('idle-stay');
    expect(asking()).toBe(false);
    await wait(FLOW_DELAYS.questionMs);
    expect(useSessionStore.getState().step).toBe('model');
  });

  it('does not let a touch of the question through to the screen below', async () => {
    await open({ step: 'model', draft: { brand } });
    await wait(IDLE_MS);
    await act(async () => {
      window.dispatchEvent(new Event('pointerdown'));
    });
    expect(asking()).toBe(true);
  });

  it('takes a touch, a key, a photo from the phone and a scanned code as signs of life', async () => {
    await open({ step: 'model', draft: { brand } });
    const signs = [
      () => window.dispatchEvent(new Event('pointerdown')),
      () => window.dispatchEvent(new Event('keydown')),
      () => transport.tell('photosChanged', []),
      () => transport.tell('codeScanned', { text: 'HD10OFF' }),
    ];
    for (const sign of signs) {
      await wait(IDLE_MS - 1);
      await act(async () => void sign());
    }
    await wait(IDLE_MS - 1);
    expect(asking()).toBe(false);
  });

  it('never asks on the attract screen', async () => {
    await open({ step: 'attract' });
    await wait(10 * IDLE_MS);
    expect(asking()).toBe(false);
    expect(transport.callsOf('endSession')).toEqual([]);
  });

  it('goes back to the start by itself after the queue number, as finished', async () => {
    await open({ sale: saleIn(stages.queued) });
    await wait(FLOW_DELAYS.queueReturnMs - 1);
    expect(transport.callsOf('endSession')).toEqual([]);
    await wait(1);
    expect(transport.callsOf('endSession')).toEqual([{ reason: 'finished' }]);
  });

  it('closes the staff page by itself, in the main process too', async () => {
    await open({ staff: 'overview' });
    await wait(FLOW_DELAYS.staffPageMs);
    expect(useStaffStore.getState().view).toBe('closed');
    expect(transport.callsOf('leaveStaff')).toHaveLength(1);
  });
});
