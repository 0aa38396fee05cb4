import { hasGoodCrc } from '../board/modbus/crc16.ts';
import { takeTcpFrames } from '../board/modbus/tcp-frames.ts';

const FUNCTIONS: Readonly<Record<number, string>> = {
  1: 'read coils',
  2: 'read inputs',
  3: 'read registers',
  4: 'read input registers',
  5: 'write coil',
  6: 'write register',
  15: 'write coils',
  16: 'write registers',
};
const EXCEPTIONS: Readonly<Record<number, string>> = {
  1: 'function not known',
  2: 'address not known',
  3: 'value not taken',
  4: 'device failed',
  6: 'device busy',
};

/** One frame, of either framing: `unit 1: read inputs at 0, 8`. */
export function decodeModbus(bytes: Uint8Array, direction: 'sent' | 'received'): string | null {
  const frame = rtuFrameOf(bytes);
  if (!frame) return null;
  const [unit = 0, code = 0, high = 0, low = 0, valueHigh = 0, valueLow = 0] = frame;
  const name = FUNCTIONS[code & 0x7f] ?? `function ${code & 0x7f}`;
  if ((code & 0x80) !== 0) return `unit ${unit}: ${name} refused: ${EXCEPTIONS[high] ?? `code ${high}`}`;
  const isRead = code >= 1 && code <= 4;
  if (direction === 'received' && isRead) {
    const data = Buffer.from(frame.subarray(3, -2)).toString('hex');
    return `unit ${unit}: ${name}: ${data}`;
  }
  return `unit ${unit}: ${name} at ${(high << 8) + low}, ${(valueHigh << 8) + valueLow}`;
}

function rtuFrameOf(bytes: Uint8Array): Uint8Array | null {
  if (hasGoodCrc(bytes)) return bytes;
  const taken = takeTcpFrames(bytes);
  return taken.kind === 'frames' ? (taken.frames[0]?.rtuFrame ?? null) : null;
}
