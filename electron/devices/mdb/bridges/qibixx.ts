import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { createListeners } from '../../transport/listeners.ts';
import type { Transport } from '../../transport/types.ts';
import { addressOf, bringsNews } from '../codec/addresses.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createLineSplitter } from './lines.ts';
import {
  type MasterMessage,
  type QibixxLine,
  rawRequestLine,
  readMasterMessage,
  readQibixxLine,
} from './qibixx-codec.ts';
import type { BusAnswer, MdbBridge } from './types.ts';

/** Line settings of the box. A USB-CDC port has no real baud rate, but opening wants one. */
export const QIBIXX_BAUD_RATE = 115_200;

export interface QibixxBridge extends MdbBridge {
  /** A line for the cashless master, `D,…`. Resolves to whether it went out. */
  tellMaster(line: string): Promise<boolean>;
  onMaster(listener: (message: MasterMessage) => void): () => void;
}

/** Qibixx MDB-USB and Pi Hat. Coins and bills are polled by us with `R`; the box polls the reader of its master. */
export function createQibixxBridge(transport: Transport, clock: Clock): QibixxBridge {
  const splitter = createLineSplitter();
  const master = createListeners<MasterMessage>();
  let waiting: { accept(line: QibixxLine): boolean; resolve(line: QibixxLine): void } | null = null;
  let badAnswers = 0;
  const activity = createListeners<{ address: number; data: Uint8Array }>();
  /** The answer to this command is overdue: nothing is asked before a version line proves that it can come no more. */
  let overdue: Uint8Array | null = null;

  const hearLate = (command: Uint8Array, line: QibixxLine) => {
    overdue = NOTHING_OVERDUE;
    if (line.kind === 'busData' && bringsNews(command)) {
      activity.tell({ address: addressOf(command[0] ?? 0), data: line.bytes });
    }
  };

  const hear = (text: string) => {
    const line = readQibixxLine(text);
    if (line.kind === 'cashless') return master.tell(readMasterMessage(line.fields));
    if (line.kind === 'other') badAnswers++;
    if (waiting?.accept(line)) {
      const { resolve } = waiting;
      waiting = null;
      return resolve(line);
    }
    if (overdue && isBusAnswer(line)) hearLate(overdue, line);
  };
  transport.onBytes((bytes) => splitter.feed(bytes).forEach(hear));

  const writeLine = async (line: string) => {
    const written = await transport.write(new TextEncoder().encode(`${line}\n`), MDB_DELAYS.writeMs);
    return written.ok;
  };

  const ask = async (line: string, accept: (line: QibixxLine) => boolean, timeoutMs: number) => {
    const answer = new Promise<QibixxLine>((resolve) => {
      waiting = { accept, resolve };
    });
    if (!(await writeLine(line))) {
      waiting = null;
      return null;
    }
    const heard = await withDeadline(answer, timeoutMs, clock);
    waiting = null;
    return heard.kind === 'done' ? heard.value : null;
  };

  /** The box works its lines off in order, so what comes before the version is an answer to something older. */
  const catchUp = async () => {
    const version = await ask('V', (line) => line.kind === 'version', MDB_DELAYS.slowAnswerMs);
    if (version === null) overdue ??= NOTHING_OVERDUE;
    else overdue = null;
    return version !== null;
  };

  return {
    pollsItself: false,
    prepare: async () => {
      if (!(await catchUp())) return false;
      return (await ask('M,1', (line) => line.kind === 'masterAck', MDB_DELAYS.slowAnswerMs)) !== null;
    },
    request: async (command, timeoutMs) => {
      if (overdue && !(await catchUp())) return { kind: 'silent' };
      const line = await ask(rawRequestLine(command), isBusAnswer, timeoutMs);
      if (line) return toAnswer(line);
      overdue = command;
      return { kind: 'silent' };
    },
    onActivity: (listener) => activity.add(({ address, data }) => listener(address, data)),
    badAnswers: () => badAnswers,
    tellMaster: writeLine,
    onMaster: master.add,
  };
}

/** Some answer may still be on its way, and whatever it is answers nothing that matters. */
const NOTHING_OVERDUE = new Uint8Array();

/** A line that makes no sense, while an answer is due, is that answer with bytes broken on the way. */
const isBusAnswer = (line: QibixxLine): boolean =>
  line.kind === 'busAck' ||
  line.kind === 'busSilent' ||
  line.kind === 'busData' ||
  (line.kind === 'other' && line.text.startsWith('p'));

function toAnswer(line: QibixxLine): BusAnswer {
  switch (line.kind) {
    case 'busAck':
      return { kind: 'ack' };
    case 'busSilent':
      return { kind: 'silent' };
    case 'busData':
      return { kind: 'data', bytes: line.bytes };
    default:
      return { kind: 'unusable', detail: 'text' in line ? line.text.slice(0, 80) : line.kind };
  }
}
