import type { TrafficEntry } from '../transport/types.ts';
import type { Device } from '../types.ts';
import { createMdbDecoder } from './decode-mdb.ts';
import { decodeCctalk, decodeEscPos, decodeIppMessage, decodeVmc } from './decode-messages.ts';
import { decodeModbus } from './decode-modbus.ts';

/** What a codec makes of one entry: a name for it, and the bytes with whatever nobody is to read covered up. */
export interface Decoded {
  readonly meaning: string | null;
  readonly shown: Uint8Array;
}

/** Reads entries in their order: what an answer means may depend on the question before it. Never throws. */
export type TrafficDecoder = (entry: TrafficEntry) => Decoded;

/** A picture's first bytes say enough, and its others are somebody's slip. */
const SHOWN_BYTES = 128;

export interface DecodedEntry {
  readonly atMs: number;
  readonly direction: TrafficEntry['direction'];
  readonly hex: string;
  readonly byteCount: number;
  readonly meaning: string | null;
}

/** A device's traffic in words, by the driver that its description begins with. */
export function decodeTraffic(
  { deviceId, description }: Pick<Device, 'deviceId' | 'description'>,
  entries: readonly TrafficEntry[],
): DecodedEntry[] {
  const decode = deviceId === 'scanner' ? coverCode : decoderFor(description.split(' ')[0] ?? '');
  return entries.map((entry) => {
    const { meaning, shown } = decode(entry);
    return {
      atMs: entry.atMs,
      direction: entry.direction,
      hex: Buffer.from(shown.subarray(0, SHOWN_BYTES)).toString('hex'),
      byteCount: entry.bytes.length,
      meaning,
    };
  });
}

function decoderFor(driver: string): TrafficDecoder {
  switch (driver) {
    case 'qibixx':
    case 'wafer':
      return createMdbDecoder();
    case 'modbus':
      return plain(decodeModbus);
    case 'vmc':
      return plain(decodeVmc);
    case 'cctalk':
      return plain(decodeCctalk);
    case 'escpos':
      return plain(decodeEscPos);
    case 'ipp':
    case 'cups':
      return plain(decodeIppMessage);
    default:
      return ({ bytes }) => ({ meaning: null, shown: bytes });
  }
}

type PlainDecoder = (bytes: Uint8Array, direction: TrafficEntry['direction']) => string | null;

const plain =
  (decode: PlainDecoder): TrafficDecoder =>
  ({ bytes, direction }) => ({ meaning: decode(bytes, direction), shown: bytes });

const DIGIT = '0'.charCodeAt(0);
const LETTER = 'x'.charCodeAt(0);

/** A code may be worth a case: its form is what a technician needs, line ends and prefixes above all. */
const coverCode: TrafficDecoder = ({ bytes }) => ({
  meaning: `${bytes.filter((byte) => byte > 0x20).length} characters, covered up`,
  shown: bytes.map((byte) => {
    const letter = String.fromCharCode(byte);
    if (/[0-9]/.test(letter)) return DIGIT;
    return /[A-Za-z]/.test(letter) || byte >= 0x80 ? LETTER : byte;
  }),
});
