import { hasGoodCrc } from './crc16.ts';

/** Longest frame of the standard; more than that without an answer in it is noise. */
export const RTU_MAX_BYTES = 256;
const EXCEPTION_BYTES = 5;

export type RtuSearch =
  | { readonly kind: 'answer'; readonly frame: Uint8Array; readonly skipped: Uint8Array }
  | { readonly kind: 'none' };

/**
 * Looks for the answer to `request` (a whole RTU frame) in what has come in so far. Only a frame of the right unit,
 * function, length and CRC is one; a write's answer must repeat what was written. Anything before it is skipped.
 */
export function findRtuAnswer(received: Uint8Array, request: Uint8Array): RtuSearch {
  for (let start = 0; start + EXCEPTION_BYTES <= received.length; start++) {
    if (received[start] !== request[0]) continue;
    const length = answerLength(received[start + 1] ?? 0, request);
    if (length === null || start + length > received.length) continue;
    const frame = received.slice(start, start + length);
    if (hasGoodCrc(frame) && answers(frame, request)) {
      return { kind: 'answer', frame, skipped: received.slice(0, start) };
    }
  }
  return { kind: 'none' };
}

export const isRead = (functionCode: number): boolean => functionCode >= 1 && functionCode <= 4;

function answerLength(functionCode: number, request: Uint8Array): number | null {
  const asked = request[1] ?? 0;
  if (functionCode === (asked | 0x80)) return EXCEPTION_BYTES;
  if (functionCode !== asked) return null;
  return isRead(asked) ? 5 + dataBytes(request) : 8;
}

function dataBytes(request: Uint8Array): number {
  const [, asked = 0, , , high = 0, low = 0] = request;
  const count = (high << 8) + low;
  return asked <= 2 ? Math.ceil(count / 8) : count * 2;
}

function answers(frame: Uint8Array, request: Uint8Array): boolean {
  if (((frame[1] ?? 0) & 0x80) !== 0) return true;
  // The line's own echo of a read can look like an answer where it asks for 17 to 24 bits.
  if (isRead(frame[1] ?? 0)) return frame[2] === dataBytes(request) && !isSame(frame, request);
  return isSame(frame.subarray(0, 6), request.subarray(0, 6));
}

export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
