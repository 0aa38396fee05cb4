import { FLEET_LIMITS } from './fleet-delays.ts';

export interface GuardLimits {
  readonly packetBytes: number;
  readonly burstBytes: number;
  readonly bytesPerSecond: number;
}

/** Watches what comes from the broker before anything reads it. */
export interface BrokerGuard {
  /** What is wrong with these bytes, in plain words; null: nothing. */
  look(chunk: Uint8Array): string | null;
}

/**
 * Follows the lengths of packets (MQTT 5, 2.1.4) without keeping any of them, so that neither a packet as large as memory
 * nor a million small ones get further than the socket.
 */
export function createBrokerGuard(now: () => number, limits: GuardLimits = FLEET_LIMITS): BrokerGuard {
  let budgetBytes = limits.burstBytes;
  let filledAtMs = now();
  let header: { shift: number; length: number } | 'type' = 'type';
  let restBytes = 0;

  const isFlood = (bytes: number): boolean => {
    const refill = ((now() - filledAtMs) / 1000) * limits.bytesPerSecond;
    filledAtMs = now();
    budgetBytes = Math.min(limits.burstBytes, budgetBytes + Math.max(0, refill)) - bytes;
    return budgetBytes < 0;
  };

  /** Takes one byte of a packet's length. */
  const takeLength = (byte: number): string | null => {
    if (header === 'type') return null;
    const length = header.length + (byte & 0x7f) * 2 ** header.shift;
    if (length > limits.packetBytes)
      return `the broker sent a packet of more than ${limits.packetBytes} bytes`;
    if ((byte & 0x80) === 0) {
      header = 'type';
      restBytes = length;
      return null;
    }
    if (header.shift === 21) return 'the broker sent a packet without a length';
    header = { shift: header.shift + 7, length };
    return null;
  };

  return {
    look: (chunk) => {
      if (isFlood(chunk.length)) return 'the broker sent more than a kiosk can take';
      let at = 0;
      while (at < chunk.length) {
        if (restBytes > 0) {
          const taken = Math.min(restBytes, chunk.length - at);
          restBytes -= taken;
          at += taken;
          continue;
        }
        if (header === 'type') {
          header = { shift: 0, length: 0 };
          at += 1;
          continue;
        }
        const problem = takeLength(chunk[at] ?? 0);
        if (problem !== null) return problem;
        at += 1;
      }
      return null;
    },
  };
}
