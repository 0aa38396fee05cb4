import { addressOf, nameOfAddress, type PeripheralName } from '../mdb/codec/addresses.ts';
import type { TrafficDecoder } from './decode-traffic.ts';

/** Commands by the lower three bits (MDB/ICP 5.3, 6.3, 7.3). */
const CASHLESS = ['reset', 'setup', 'poll', 'vend', 'reader', 'revalue', '', 'expansion'] as const;
const CHANGER = ['reset', 'setup', 'tube status', 'poll', 'coin types', 'dispense', '', 'expansion'] as const;
const VALIDATOR = [
  'reset',
  'setup',
  'security',
  'poll',
  'bill types',
  'escrow',
  'stacker',
  'expansion',
] as const;
const COMMANDS: Record<PeripheralName, readonly string[]> = {
  changer: CHANGER,
  validator: VALIDATOR,
  reader1: CASHLESS,
  reader2: CASHLESS,
};

/** What a reader says first of an answer to its poll. */
const READER_NEWS: Readonly<Record<number, string>> = {
  0: 'just reset',
  1: 'setup',
  3: 'session begins',
  4: 'session cancel request',
  5: 'vend approved',
  6: 'vend denied',
  7: 'session ends',
  8: 'cancelled',
  9: 'identity',
  10: 'error',
  11: 'out of sequence',
};
const SESSION_BEGINS = 0x03;

/** Text lines of both boxes. What a card says of itself, after the amount at a session's beginning, is covered up. */
export function createMdbDecoder(): TrafficDecoder {
  let asked: PeripheralName | null = null;
  let isMidLine = false;
  return ({ bytes, direction }) => {
    const text = Buffer.from(bytes).toString('latin1');
    if (direction === 'sent') {
      const command = commandOf(text);
      asked = command === null ? asked : nameOfAddress(addressOf(command));
      return { meaning: sentMeaning(text, command), shown: bytes };
    }
    const isReader = asked === 'reader1' || asked === 'reader2';
    const shown = isReader ? (isMidLine ? coverDigits(text) : coverCard(text)) : text;
    isMidLine = !/[\r\n]$/.test(text);
    return { meaning: receivedMeaning(text, asked), shown: Uint8Array.from(Buffer.from(shown, 'latin1')) };
  };
}

/** The MDB command byte of `R,0B`, or of bare hexadecimal (Wafer: raw bytes). */
function commandOf(text: string): number | null {
  const [, qibixx] = /^R,([0-9A-Fa-f]{2})/.exec(text) ?? [];
  if (qibixx !== undefined) return Number.parseInt(qibixx, 16);
  const first = text.charCodeAt(0);
  return /^[A-Z],/.test(text) || Number.isNaN(first) ? null : first;
}

function sentMeaning(text: string, command: number | null): string | null {
  if (/^D,/.test(text)) return `cashless master: ${text.trim().slice(2)}`;
  if (/^[VM]/.test(text)) return text.startsWith('V') ? 'asks for the version' : 'master on';
  if (command === null) return null;
  const name = nameOfAddress(addressOf(command));
  return name && `${name}: ${COMMANDS[name][command & 0x07] || 'unknown command'}`;
}

function receivedMeaning(text: string, asked: PeripheralName | null): string | null {
  const line = text.trim();
  if (line === 'p,ACK') return `${asked ?? 'bus'}: nothing new`;
  if (line === 'p,NACK') return `${asked ?? 'bus'}: no answer`;
  if (line.startsWith('d,')) return `cashless master: ${line.slice(2)}`;
  if (line.startsWith('v,')) return 'version';
  if (line === 'm,ACK') return 'master is on';
  const first = firstByte(line);
  if (first === null) return null;
  const isReader = asked === 'reader1' || asked === 'reader2';
  const news = isReader ? READER_NEWS[first] : undefined;
  return `${asked ?? 'bus'}: ${news ?? 'data'}`;
}

function firstByte(line: string): number | null {
  const [, hex] = /^(?:p,)?([0-9A-Fa-f]{2})/.exec(line) ?? [];
  return hex === undefined ? null : Number.parseInt(hex, 16);
}

/** Keeps what is no card's: the kind of the answer, and the amount. */
function coverCard(text: string): string {
  const head = /^(p,)?[0-9A-Fa-f]{2}/.exec(text)?.[0] ?? '';
  if (head === '' || Number.parseInt(head.slice(-2), 16) !== SESSION_BEGINS) return text;
  const kept = head.length + amountLength(text.slice(head.length));
  return text.slice(0, kept) + coverDigits(text.slice(kept));
}

const coverDigits = (text: string): string => text.replaceAll(/[0-9A-Fa-f]/g, 'x');

/** Two bytes of amount, with or without blanks between the bytes. */
const amountLength = (rest: string): number => /^( ?[0-9A-Fa-f]{2}){0,2}/.exec(rest)?.[0].length ?? 0;
