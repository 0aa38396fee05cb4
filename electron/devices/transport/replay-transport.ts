import { err, ok } from '../../../shared/domain/result.ts';
import { createListeners } from './listeners.ts';
import type { TrafficEntry, Transport } from './types.ts';

export interface ReplayTransport extends Transport {
  /** The first byte that was sent otherwise than recorded, in words; `null` while all fits. */
  mismatch(): string | null;
  /** Everything recorded was sent and delivered. */
  isFinished(): boolean;
  /** Bytes that were sent after the recording had ended: a polled device is always asked once more. */
  beyondEnd(): number;
}

/**
 * Plays the device's part of a recording: what is written must be the recorded bytes in their order, and what the
 * device said is delivered after that. How the bytes are cut into writes does not matter. After a mismatch the
 * transport closes, as a device that walked out, and `mismatch` tells why; after the end it closes too.
 */
export function createReplayTransport(entries: readonly TrafficEntry[], name = 'recording'): ReplayTransport {
  const bytesSeen = createListeners<Uint8Array>();
  const closed = createListeners<void>();
  let isOpen = false;
  let at = 0;
  let sentOfEntry = 0;
  let mismatch: string | null = null;
  let beyondEnd = 0;

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    closed.tell();
  };

  const deliver = () => {
    for (let entry = entries[at]; isOpen && entry?.direction === 'received'; entry = entries[at]) {
      at++;
      bytesSeen.tell(entry.bytes);
    }
  };

  const take = (byte: number): boolean => {
    const entry = entries[at];
    const expected = entry?.direction === 'sent' ? entry.bytes[sentOfEntry] : undefined;
    if (expected !== byte) {
      const wanted = expected === undefined ? 'nothing more' : hex(expected);
      mismatch ??= `entry ${at + 1}, byte ${sentOfEntry + 1}: ${hex(byte)} was sent, recorded is ${wanted}`;
      return false;
    }
    sentOfEntry++;
    if (sentOfEntry === entry?.bytes.length) {
      at++;
      sentOfEntry = 0;
    }
    return true;
  };

  return {
    name,
    isOpen: () => isOpen,
    open: async () => {
      isOpen = true;
      queueMicrotask(deliver);
      return ok(undefined);
    },
    write: async (bytes) => {
      if (!isOpen) return err({ kind: 'closed', detail: `${name} is not open` });
      if (at >= entries.length) {
        beyondEnd += bytes.length;
        close();
        return err({ kind: 'closed', detail: `${name} is over` });
      }
      if (!bytes.every(take)) {
        close();
        return err({ kind: 'closed', detail: mismatch ?? name });
      }
      queueMicrotask(deliver);
      return ok(undefined);
    },
    onBytes: bytesSeen.add,
    onClosed: closed.add,
    close: async () => close(),
    mismatch: () => mismatch,
    beyondEnd: () => beyondEnd,
    isFinished: () => mismatch === null && at >= entries.length,
  };
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
