/**
 * `FA FB command length [number text] XOR`, length = bytes of number and text, XOR over everything before it. Only the
 * board's question (41) and the acknowledgement (42) have no number. Source: VMC – upper computer V3.0, section 3.
 */
export interface VmcFrame {
  readonly command: number;
  /** The sender's own count, 1 to 255; `null` where the frame has none. */
  readonly packNo: number | null;
  readonly text: Uint8Array;
}

const START = [0xfa, 0xfb] as const;
const HEAD_BYTES = 4;
/** The longest text of the protocol is some 40 bytes; a wrong length byte must not hold up what follows for long. */
const MAX_LENGTH = 64;

export function encodeVmcFrame({ command, packNo, text }: VmcFrame): Uint8Array {
  const body = packNo === null ? [] : [packNo, ...text];
  const head = Uint8Array.of(...START, command, body.length, ...body);
  return Uint8Array.of(...head, xorOf(head));
}

export interface VmcDecoding {
  readonly frames: readonly VmcFrame[];
  /** The beginning of a frame whose end has not come yet. */
  readonly rest: Uint8Array;
  /** Bytes that were no part of a good frame. */
  readonly badBytes: number;
}

/** Takes the good frames out of a stream. After a bad one it goes on one byte further: a frame may begin within it. */
export function decodeVmcFrames(received: Uint8Array): VmcDecoding {
  const frames: VmcFrame[] = [];
  let badBytes = 0;
  let at = 0;
  while (at < received.length) {
    const end = endOfFrame(received, at);
    if (end === 'tooShort') break;
    if (end === 'bad') {
      badBytes++;
      at++;
      continue;
    }
    frames.push(frameOf(received.subarray(at, end)));
    at = end;
  }
  return { frames, rest: received.slice(at), badBytes };
}

function endOfFrame(received: Uint8Array, start: number): number | 'tooShort' | 'bad' {
  if (received[start] !== START[0]) return 'bad';
  if (start + 1 >= received.length) return 'tooShort';
  if (received[start + 1] !== START[1]) return 'bad';
  const length = received[start + 3];
  if (length === undefined) return 'tooShort';
  if (length > MAX_LENGTH) return 'bad';
  const end = start + HEAD_BYTES + length + 1;
  if (end > received.length) return 'tooShort';
  return received[end - 1] === xorOf(received.subarray(start, end - 1)) ? end : 'bad';
}

function frameOf(bytes: Uint8Array): VmcFrame {
  const [, , command = 0, length = 0, packNo = 0] = bytes;
  if (length === 0) return { command, packNo: null, text: new Uint8Array() };
  return { command, packNo, text: bytes.slice(HEAD_BYTES + 1, -1) };
}

function xorOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}
