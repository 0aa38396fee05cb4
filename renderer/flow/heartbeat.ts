import type { BridgeClient } from '../bridge/client.ts';
import { useSessionStore } from '../state/session-store.ts';
import { FLOW_DELAYS } from './delays.ts';

/**
 * While a visit is open, tells the main process now and then that this page is alive: a session whose page has crashed is
 * ended there, and its photos are erased. And all the while it tells the host that its script runs. Returns a function that
 * ends both.
 */
export function startHeartbeat(client: BridgeClient): () => void {
  const timer = setInterval(() => {
    if (useSessionStore.getState().session) void client.call('getSession', {});
  }, FLOW_DELAYS.heartbeatMs);
  let isTelling = false;
  const alive = setInterval(() => {
    // A bridge that is away must not pile them up.
    if (isTelling) return;
    isTelling = true;
    void client.call('tellAlive', {}).finally(() => {
      isTelling = false;
    });
  }, FLOW_DELAYS.aliveMs);
  return () => {
    clearInterval(timer);
    clearInterval(alive);
  };
}
