import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../bridge/client.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { session } from '../fixtures/shop.ts';
import { useSessionStore } from '../state/session-store.ts';
import { FLOW_DELAYS } from './delays.ts';
import { startHeartbeat } from './heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  useSessionStore.setState({ session: null });
});

describe('the heartbeat', () => {
  it('is heard while a visit is open, and only then', () => {
    const transport = new FakeTransport();
    transport.reply('getSession', session);
    const end = startHeartbeat(createClient(transport));
    vi.advanceTimersByTime(FLOW_DELAYS.heartbeatMs * 2);
    expect(transport.callsOf('getSession')).toHaveLength(0);
    useSessionStore.setState({ session });
    vi.advanceTimersByTime(FLOW_DELAYS.heartbeatMs * 2);
    expect(transport.callsOf('getSession')).toHaveLength(2);
    end();
    vi.advanceTimersByTime(FLOW_DELAYS.heartbeatMs * 2);
    expect(transport.callsOf('getSession')).toHaveLength(2);
  });

  it('tells the host that the page runs, visit or none, and waits for the answer', async () => {
    const transport = new FakeTransport();
    transport.reply('tellAlive', {});
    const end = startHeartbeat(createClient(transport));
    await vi.advanceTimersByTimeAsync(FLOW_DELAYS.aliveMs * 10);
    expect(transport.callsOf('tellAlive')).toHaveLength(10);
    end();
  });
});
