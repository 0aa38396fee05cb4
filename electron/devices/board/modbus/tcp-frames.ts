import { withCrc } from './crc16.ts';

const HEADER_BYTES = 6;
const MAX_BODY_BYTES = 254;

/** An RTU frame (its CRC is taken off) as Modbus TCP, under a transaction number. */
export function toTcpFrame(rtuFrame: Uint8Array, transaction: number): Uint8Array {
  const body = rtuFrame.subarray(0, -2);
  return Uint8Array.of(
    transaction >> 8,
    transaction & 0xff,
    0,
    0,
    body.length >> 8,
    body.length & 0xff,
    ...body,
  );
}

export type TcpFrames =
  | {
      readonly kind: 'frames';
      readonly frames: readonly { readonly transaction: number; readonly rtuFrame: Uint8Array }[];
      readonly rest: Uint8Array;
    }
  /** Not Modbus, or out of step: the length cannot be trusted, so neither can anything after it. */
  | { readonly kind: 'garbled' };

/** Takes the whole frames off a Modbus TCP stream, as RTU frames; `rest` waits for more bytes. */
export function takeTcpFrames(received: Uint8Array): TcpFrames {
  const frames: { transaction: number; rtuFrame: Uint8Array }[] = [];
  let rest = received;
  while (rest.length >= HEADER_BYTES) {
    const [high = 0, low = 0, protocolHigh, protocolLow, lengthHigh = 0, lengthLow = 0] = rest;
    const length = (lengthHigh << 8) + lengthLow;
    if (protocolHigh !== 0 || protocolLow !== 0 || length < 3 || length > MAX_BODY_BYTES)
      return { kind: 'garbled' };
    if (rest.length < HEADER_BYTES + length) break;
    const body = rest.subarray(HEADER_BYTES, HEADER_BYTES + length);
    frames.push({ transaction: (high << 8) + low, rtuFrame: withCrc(body) });
    rest = rest.slice(HEADER_BYTES + length);
  }
  return { kind: 'frames', frames, rest };
}
