import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { createListeners } from '../../transport/listeners.ts';
import type { Transport } from '../../transport/types.ts';
import { addressOf, bringsNews } from '../codec/addresses.ts';
import { CHANGER_COMMAND } from '../codec/changer.ts';
import { VALIDATOR_COMMAND } from '../codec/validator.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createLineSplitter, writeHex } from './lines.ts';
import type { BusAnswer, MdbBridge } from './types.ts';
import { type AnswerChecksum, readWaferLine } from './wafer-codec.ts';

export const WAFER_BAUD_RATE = 9_600;

/**
 * Questions that change nothing, at any time, and whose answer is long and always the same: after it no older answer can
 * come, since the box works in order.
 */
const LANDMARKS = [CHANGER_COMMAND.setup, VALIDATOR_COMMAND.setup].map(writeHex);

interface Landmark {
  readonly command: Uint8Array;
  readonly answerHex: string;
}

/** Wafer MDB-RS232: raw bytes out, hexadecimal text in. The box polls by itself and passes on what it hears. */
export function createWaferBridge(
  transport: Transport,
  clock: Clock,
  answerChecksum: AnswerChecksum = 'present',
): MdbBridge {
  const splitter = createLineSplitter();
  const activity = createListeners<{ address: number; data: Uint8Array }>();
  let waiting: ((answer: BusAnswer) => void) | null = null;
  let badAnswers = 0;
  /** The answer to this command is overdue. Nothing else has been asked since, so what looks like an answer is its own. */
  let overdue: { readonly command: Uint8Array; readonly untilMs: number } | null = null;
  let landmark: Landmark | null = null;
  /** The answer of a landmark that did not come in time either: it must not be read as the overdue one. */
  let missedHex: string | null = null;

  /** The box has acknowledged it, and the peripheral does not say it again: an approval, or a coin. */
  const hearLate = (answer: BusAnswer) => {
    if (!overdue || answer.kind !== 'data' || writeHex(answer.bytes) === missedHex) return;
    if (bringsNews(overdue.command)) {
      activity.tell({ address: addressOf(overdue.command[0] ?? 0), data: answer.bytes });
    }
  };

  const hear = (text: string) => {
    const line = readWaferLine(text, waiting !== null || overdue !== null, answerChecksum);
    switch (line.kind) {
      case 'answer':
        if (waiting) waiting(line.answer);
        else hearLate(line.answer);
        return;
      case 'activity':
        activity.tell(line);
        return;
      case 'unusable':
        badAnswers++;
        return;
    }
  };
  transport.onBytes((bytes) => splitter.feed(bytes).forEach(hear));

  /** `accept` says whether an answer is the one that is waited for. */
  const ask = async (command: Uint8Array, timeoutMs: number, accept: (answer: BusAnswer) => boolean) => {
    const answer = new Promise<BusAnswer>((resolve) => {
      waiting = (heard) => {
        if (accept(heard)) resolve(heard);
      };
    });
    const written = await transport.write(command, MDB_DELAYS.writeMs);
    const heard = written.ok ? await withDeadline(answer, timeoutMs, clock) : ({ kind: 'late' } as const);
    waiting = null;
    return heard.kind === 'done' ? heard.value : null;
  };

  /** Asks for the landmark: what comes before its answer is the overdue one. */
  const passLandmark = async ({ command, answerHex }: Landmark): Promise<boolean> => {
    const isLandmark = (answer: BusAnswer) => {
      if (answer.kind === 'data' && writeHex(answer.bytes) === answerHex) return true;
      hearLate(answer);
      return false;
    };
    return (await ask(command, MDB_DELAYS.slowAnswerMs, isLandmark)) !== null;
  };

  const catchUp = async () => {
    if (!overdue) return;
    // An overdue answer to the landmark itself would look just like the one that is waited for.
    const isProof = landmark !== null && writeHex(landmark.command) !== writeHex(overdue.command);
    const isPassed = isProof && landmark !== null && (await passLandmark(landmark));
    if (!isPassed) {
      // The peripheral behind it may be gone: asked anew once it answers again.
      missedHex = landmark?.answerHex ?? null;
      landmark = null;
      const quietMs = overdue.untilMs - clock.steadyMs();
      if (quietMs > 0) await clock.sleep(quietMs);
    }
    overdue = null;
    missedHex = null;
  };

  return {
    pollsItself: true,
    // The box says nothing of itself: whether one is there shows when a peripheral answers.
    prepare: async () => true,
    request: async (command, timeoutMs) => {
      await catchUp();
      const answer = await ask(command, timeoutMs, () => true);
      if (answer === null) {
        overdue = { command, untilMs: clock.steadyMs() + MDB_DELAYS.waferLateAnswerMs };
        return { kind: 'silent' };
      }
      if (answer.kind === 'data' && LANDMARKS.includes(writeHex(command))) {
        landmark = { command, answerHex: writeHex(answer.bytes) };
      }
      return answer;
    },
    onActivity: (listener) => activity.add(({ address, data }) => listener(address, data)),
    badAnswers: () => badAnswers,
  };
}
