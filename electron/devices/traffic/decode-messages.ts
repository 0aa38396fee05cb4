import { decodeIpp } from '../case-printer/ipp/decode-ipp.ts';
import { OPERATION, STATUS } from '../case-printer/ipp/ipp-tags.ts';
import { createFrameParser, HEADER } from '../cctalk/codec.ts';
import { decodeVmcFrames } from '../dispenser/vmc/frames.ts';
import { VMC_COMMANDS } from '../dispenser/vmc/messages.ts';
import { COMMAND, classifyAnswer, STATUS_QUESTIONS } from '../receipt-printer/escpos.ts';

type Direction = 'sent' | 'received';

/** `simplePoll` as words: `simple poll`. */
const inWords = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const nameIn = (table: Readonly<Record<string, number>>, value: number): string => {
  const found = Object.entries(table).find(([, code]) => code === value)?.[0];
  return found === undefined ? `0x${value.toString(16)}` : inWords(found);
};

/** Several frames may have come at once. */
export function decodeVmc(bytes: Uint8Array): string | null {
  const { frames } = decodeVmcFrames(bytes);
  if (frames.length === 0) return null;
  return frames
    .map(({ command, text }) => {
      const data = Buffer.from(text).toString('hex');
      return `${nameIn(VMC_COMMANDS, command)}${data === '' ? '' : ` ${data}`}`;
    })
    .join('; ');
}

export function decodeCctalk(bytes: Uint8Array): string | null {
  const frames = createFrameParser().feed(bytes);
  if (frames.length === 0) return null;
  return frames
    .map(({ destination, header, data }) => {
      const hex = Buffer.from(data).toString('hex');
      return `to ${destination}: ${nameIn(HEADER, header)}${hex === '' ? '' : ` ${hex}`}`;
    })
    .join('; ');
}

const beginsWith = (bytes: Uint8Array, head: readonly number[]) =>
  head.every((byte, index) => bytes[index] === byte);

export function decodeEscPos(bytes: Uint8Array, direction: Direction): string | null {
  if (direction === 'received') {
    const kinds = [...bytes].map(classifyAnswer);
    if (kinds.includes('now')) return 'status, at once';
    return kinds.includes('inTurn') ? 'paper, in its turn' : null;
  }
  if (beginsWith(bytes, COMMAND.statusNow)) {
    const question = Object.entries(STATUS_QUESTIONS).find(([, { number }]) => number === bytes[2]);
    return `asks: ${question ? inWords(question[0]) : `status ${bytes[2]}`}`;
  }
  const known = Object.entries(COMMAND).find(([, head]) => beginsWith(bytes, head));
  return known ? inWords(known[0]) : null;
}

export function decodeIppMessage(bytes: Uint8Array, direction: Direction): string | null {
  const code = ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0);
  const isIpp = bytes.length >= 8 && (bytes[0] === 1 || bytes[0] === 2);
  if (!isIpp) return null;
  if (direction === 'sent') return nameIn(OPERATION, code);
  const reasons = stateReasons(bytes);
  const status =
    code <= STATUS.lastSuccess ? 'done' : `refused, status 0x${code.toString(16).padStart(4, '0')}`;
  return reasons === null ? status : `${status}: ${reasons}`;
}

/** Null where the message is not whole: only its beginning is kept. */
function stateReasons(bytes: Uint8Array): string | null {
  const message = decodeIpp(bytes);
  if (!message.ok) return null;
  const attributes = message.value.groups.flatMap((group) => group.attributes);
  const values = attributes.find(({ name }) => name === 'printer-state-reasons')?.values ?? [];
  const texts = values.flatMap((value) => (value.kind === 'text' ? [value.value] : []));
  return texts.length === 0 ? null : texts.join(', ');
}
