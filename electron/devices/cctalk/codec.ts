/*
 * ccTalk messages with a simple checksum: [destination][length][source][header][data][checksum], all bytes together
 * zero modulo 256.
 */

export const HOST_ADDRESS = 1;
export const COIN_ACCEPTOR_ADDRESS = 2;

/** Command headers (from memory of the generic specification: whoever has the device corrects them here). */
export const HEADER = {
  reply: 0,
  simplePoll: 254,
  coinId: 184,
  readCredit: 229,
  inhibits: 231,
  masterInhibit: 228,
} as const;

export interface CctalkFrame {
  readonly destination: number;
  readonly source: number;
  readonly header: number;
  readonly data: Uint8Array;
}

/** Bytes around the data. */
const OVERHEAD = 5;

export function encodeFrame({ destination, source, header, data }: CctalkFrame): Uint8Array {
  const body = Uint8Array.of(destination, data.length, source, header, ...data);
  return Uint8Array.of(...body, (256 - (sum(body) % 256)) % 256);
}

const sum = (bytes: Uint8Array): number => bytes.reduce((total, byte) => total + byte, 0);

/**
 * Cuts a stream into frames. Our own parser, because serialport's takes frames with a wrong checksum, goes by the wall
 * clock, and after one broken length byte it misreads all that follows. Here a frame that does not add up costs one
 * byte, and the search goes on at the next.
 */
export interface FrameParser {
  feed(bytes: Uint8Array): CctalkFrame[];
  /** Forgets a frame that has begun: called when a new command starts. */
  clear(): void;
}

export function createFrameParser(): FrameParser {
  let buffer: number[] = [];
  const take = (): CctalkFrame | 'more' | 'broken' => {
    const [destination, length, source, header] = buffer;
    if (destination === undefined || length === undefined || source === undefined || header === undefined) {
      return 'more';
    }
    if (buffer.length < length + OVERHEAD) return 'more';
    const frame = Uint8Array.from(buffer.slice(0, length + OVERHEAD));
    if (sum(frame) % 256 !== 0) return 'broken';
    return { destination, source, header, data: frame.slice(4, -1) };
  };
  return {
    clear: () => {
      buffer = [];
    },
    feed: (bytes) => {
      buffer.push(...bytes);
      const frames: CctalkFrame[] = [];
      for (let taken = take(); taken !== 'more'; taken = take()) {
        if (taken === 'broken') buffer.shift();
        else {
          frames.push(taken);
          buffer = buffer.slice(taken.data.length + OVERHEAD);
        }
      }
      return frames;
    },
  };
}

/** Pairs of the credit buffer, newest first. */
const CREDIT_SLOTS = 5;

export interface CreditBuffer {
  /** 0 after a reset; then 1 to 255, and 1 again. */
  readonly counter: number;
  readonly slots: readonly { readonly credit: number; readonly detail: number }[];
}

export function readCreditBuffer(data: Uint8Array): CreditBuffer | null {
  const [counter, ...pairs] = data;
  if (counter === undefined || pairs.length !== 2 * CREDIT_SLOTS) return null;
  const slots = Array.from({ length: CREDIT_SLOTS }, (_, index) => ({
    credit: pairs[2 * index] ?? 0,
    detail: pairs[2 * index + 1] ?? 0,
  }));
  return { counter, slots };
}

/** What is new since `lastCounter`, oldest first, and how many events were pushed out before they were seen. */
export function newEvents({ counter, slots }: CreditBuffer, lastCounter: number) {
  const steps = counter === 0 ? 0 : (counter - lastCounter + 255) % 255;
  const events = slots.slice(0, Math.min(steps, CREDIT_SLOTS)).reverse();
  return { events, missed: Math.max(0, steps - CREDIT_SLOTS) };
}

/** `CN100A`: country, three digits of value in minor units, version. `null` for an empty position or another form. */
export function readCoinId(data: Uint8Array): { country: string; valueMinor: number } | null {
  const text = String.fromCharCode(...data);
  const match = /^([A-Z]{2})(\d{3})[A-Z]$/.exec(text);
  if (!match?.[1] || !match[2] || Number(match[2]) === 0) return null;
  return { country: match[1], valueMinor: Number(match[2]) };
}
