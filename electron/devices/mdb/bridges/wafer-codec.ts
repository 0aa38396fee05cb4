import { nameOfAddress } from '../codec/addresses.ts';
import { withoutChecksum } from '../codec/checksum.ts';
import { readHex } from './lines.ts';
import type { BusAnswer } from './types.ts';

/**
 * One line of a Wafer box. Its manual shows answers with their CHK (`03 11 56 … 76`) and activity without one, with
 * the address before it (`08 51 00`). Whoever has a box that leaves the CHK out sets `answerChecksum` to `absent`.
 */
export type WaferLine =
  | { readonly kind: 'answer'; readonly answer: BusAnswer }
  | { readonly kind: 'activity'; readonly address: number; readonly data: Uint8Array }
  | { readonly kind: 'unusable' };

export type AnswerChecksum = 'present' | 'absent';

export function readWaferLine(text: string, isAnswerDue: boolean, answerChecksum: AnswerChecksum): WaferLine {
  const bytes = readHex(text.trim());
  if (bytes === null) return { kind: 'unusable' };
  if (isAnswerDue) {
    const answer = readAnswer(bytes, answerChecksum);
    if (answer) return { kind: 'answer', answer };
  }
  const [address] = bytes;
  if (bytes.length >= 2 && address !== undefined && nameOfAddress(address) !== null) {
    return { kind: 'activity', address, data: bytes.slice(1) };
  }
  return { kind: 'unusable' };
}

function readAnswer(bytes: Uint8Array, answerChecksum: AnswerChecksum): BusAnswer | null {
  if (bytes.length === 1 && bytes[0] === 0x00) return { kind: 'ack' };
  if (bytes.length === 1 && bytes[0] === 0xff) return { kind: 'nak' };
  if (answerChecksum === 'present') {
    const data = withoutChecksum(bytes);
    return data && { kind: 'data', bytes: data };
  }
  const isActivity = bytes.length >= 2 && bytes.length <= 3 && nameOfAddress(bytes[0] ?? 0) !== null;
  return isActivity ? null : { kind: 'data', bytes };
}
