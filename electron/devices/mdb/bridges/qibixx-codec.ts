import { MAX_BLOCK_BYTES } from '../codec/checksum.ts';
import { readHex, writeHex } from './lines.ts';

/** One line of a Qibixx box. Answers to `R` begin with `p`, those of the cashless master with `d`. */
export type QibixxLine =
  | { readonly kind: 'busAck' }
  | { readonly kind: 'busSilent' }
  | { readonly kind: 'busData'; readonly bytes: Uint8Array }
  | { readonly kind: 'masterAck' }
  | { readonly kind: 'version' }
  | { readonly kind: 'cashless'; readonly fields: readonly string[] }
  | { readonly kind: 'other'; readonly text: string };

export function readQibixxLine(text: string): QibixxLine {
  const [head, ...fields] = text.split(',');
  const [first] = fields;
  if (head === 'p' && fields.length === 1 && first !== undefined) return readBusAnswer(first, text);
  if (head === 'm' && first === 'ACK') return { kind: 'masterAck' };
  if (head === 'v' && fields.length > 0) return { kind: 'version' };
  if (head === 'd' && fields.length > 0) return { kind: 'cashless', fields };
  return { kind: 'other', text };
}

function readBusAnswer(word: string, text: string): QibixxLine {
  if (word === 'ACK') return { kind: 'busAck' };
  if (word === 'NACK') return { kind: 'busSilent' };
  const bytes = readHex(word);
  return bytes && bytes.length < MAX_BLOCK_BYTES ? { kind: 'busData', bytes } : { kind: 'other', text };
}

/** `R,0C,FFFFFFFF`: the command byte, then its data. */
export function rawRequestLine(command: Uint8Array): string {
  const data = writeHex(command.slice(1));
  return `R,${writeHex(command.slice(0, 1))}${data === '' ? '' : `,${data}`}`;
}

/** What the cashless master says, by its fields after `d`. */
export type MasterMessage =
  | { readonly kind: 'off' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'init'; readonly isAlwaysIdle: boolean }
  | { readonly kind: 'idle' }
  | { readonly kind: 'credit'; readonly amount: string | null }
  | { readonly kind: 'vend' }
  | { readonly kind: 'approved'; readonly amount: string | null }
  | { readonly kind: 'denied' }
  | { readonly kind: 'wrongState' }
  | {
      readonly kind: 'report';
      readonly state: string;
      readonly level: number;
      readonly countryCode: string;
      readonly scale: number;
      readonly decimals: number;
      readonly maxResponseSeconds: number;
      readonly flags: number;
    }
  | { readonly kind: 'unknown' };

const AMOUNT = /^\d+(\.\d+)?$/;

export function readMasterMessage(fields: readonly string[]): MasterMessage {
  const [word, state, first, second] = fields;
  if (word === 'ERR') return { kind: 'wrongState' };
  if (word !== 'STATUS' || state === undefined) return { kind: 'unknown' };
  if (fields.length >= 9) return readReport(fields);
  switch (state) {
    case 'OFF':
      return { kind: 'off' };
    case 'RESET':
      return { kind: 'reset' };
    case 'INIT':
      return { kind: 'init', isAlwaysIdle: first === '1' };
    case 'IDLE':
      return { kind: 'idle' };
    case 'CREDIT':
      return { kind: 'credit', amount: first !== undefined && AMOUNT.test(first) ? first : null };
    case 'VEND':
      return { kind: 'vend' };
    case 'RESULT':
      if (first === '-1') return { kind: 'denied' };
      if (first !== '1') return { kind: 'unknown' };
      return { kind: 'approved', amount: second !== undefined && AMOUNT.test(second) ? second : null };
    default:
      return { kind: 'unknown' };
  }
}

/** `STATUS,state,#,level,currency,scale,decimals,timeout,flags,mode`. */
function readReport(fields: readonly string[]): MasterMessage {
  const [, state = '', , level, countryCode = '', scale, decimals, timeout, flags] = fields;
  const numbers = [level, scale, decimals, timeout, flags].map((text) =>
    /^\d+$/.test(text ?? '') ? Number(text) : null,
  );
  const [levelNumber, scaleNumber, decimalsNumber, timeoutNumber, flagsNumber] = numbers;
  if (levelNumber == null || scaleNumber == null || decimalsNumber == null) return { kind: 'unknown' };
  if (timeoutNumber == null || flagsNumber == null || !/^\d{1,4}$/.test(countryCode))
    return { kind: 'unknown' };
  return {
    kind: 'report',
    state,
    level: levelNumber,
    countryCode: countryCode.padStart(4, '0'),
    scale: scaleNumber,
    decimals: decimalsNumber,
    maxResponseSeconds: timeoutNumber,
    flags: flagsNumber,
  };
}
