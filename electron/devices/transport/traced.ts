import type { Clock } from '../../system/clock.ts';
import { createListeners } from './listeners.ts';
import type { TrafficEntry, TrafficListener, Transport } from './types.ts';

/** Enough for a few minutes of a polled bus, and small enough to forget about. */
const DEFAULT_CAPACITY = 500;

export interface TracedTransport extends Transport {
  /** The latest entries, oldest first: at most `capacity`. */
  traffic(): readonly TrafficEntry[];
  onTraffic(listener: TrafficListener): () => void;
}

/** The same transport, with every byte noted. What was written is noted before it goes out, so answers follow it. */
export function traced(transport: Transport, clock: Clock, capacity = DEFAULT_CAPACITY): TracedTransport {
  const listeners = createListeners<TrafficEntry>();
  const ring: TrafficEntry[] = [];
  const note = (direction: TrafficEntry['direction'], bytes: Uint8Array) => {
    const entry = { atMs: clock.now(), direction, bytes: Uint8Array.from(bytes) };
    ring.push(entry);
    if (ring.length > capacity) ring.shift();
    listeners.tell(entry);
  };
  transport.onBytes((bytes) => note('received', bytes));
  return {
    name: transport.name,
    isOpen: transport.isOpen,
    open: transport.open,
    write: (bytes, timeoutMs) => {
      if (transport.isOpen()) note('sent', bytes);
      return transport.write(bytes, timeoutMs);
    },
    onBytes: transport.onBytes,
    onClosed: transport.onClosed,
    close: transport.close,
    traffic: () => [...ring],
    onTraffic: listeners.add,
  };
}
