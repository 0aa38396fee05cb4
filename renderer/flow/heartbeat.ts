import type { BridgeClient } from '../bridge/client.ts';
import { useSessionStore } from '../state/session-store.ts';
import { FLOW_DELAYS } from './delays.ts';

/**
 * While a visit is open, tells the main process now and then that this page is alive: a session whose page has crashed is
 * ended there, and its photos are erased. Returns a function that ends it.
 */
export function startHeartbeat(client: BridgeClient): () => void {
  const timer = setInterval(() => {
    if (useSessionStore.getState().session) void client.call('getSession', {});
  }, FLOW_DELAYS.heartbeatMs);
  return () => clearInterval(timer);
}
