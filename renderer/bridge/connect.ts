import { type BridgeClient, createClient } from './client.ts';
import { createPreloadTransport } from './preload-transport.ts';
import { createSocketTransport } from './socket-transport.ts';
import type { Transport } from './transport.ts';

let client: BridgeClient | null = null;

/** The page's one client: over the preload script where there is one, else over the browser host's socket. */
export function bridge(): BridgeClient {
  client ??= createClient(chooseTransport());
  return client;
}

/** Puts another transport in place, for tests and previews. */
export function connectBridge(transport: Transport): void {
  client = createClient(transport);
}

function chooseTransport(): Transport {
  return window.kiosk
    ? createPreloadTransport(window.kiosk)
    : createSocketTransport({ pageUrl: window.location.href });
}
