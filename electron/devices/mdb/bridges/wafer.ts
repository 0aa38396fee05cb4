import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { createListeners } from '../../transport/listeners.ts';
import type { Transport } from '../../transport/types.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createLineSplitter } from './lines.ts';
import type { BusAnswer, MdbBridge } from './types.ts';
import { type AnswerChecksum, readWaferLine } from './wafer-codec.ts';

export const WAFER_BAUD_RATE = 9_600;

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
  let quietUntilMs = 0;

  const hear = (text: string) => {
    // While a late answer may still come, what looks like an answer belongs to nobody.
    const isLateDue = clock.now() < quietUntilMs;
    const line = readWaferLine(text, waiting !== null || isLateDue, answerChecksum);
    switch (line.kind) {
      case 'answer':
        waiting?.(line.answer);
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

  return {
    pollsItself: true,
    // The box says nothing of itself: whether one is there shows when a peripheral answers.
    prepare: async () => true,
    request: async (command, timeoutMs) => {
      const quietMs = quietUntilMs - clock.now();
      if (quietMs > 0) await clock.sleep(quietMs);
      const answer = new Promise<BusAnswer>((resolve) => {
        waiting = resolve;
      });
      const written = await transport.write(command, MDB_DELAYS.writeMs);
      const heard = written.ok ? await withDeadline(answer, timeoutMs, clock) : ({ kind: 'late' } as const);
      waiting = null;
      if (heard.kind === 'done') return heard.value;
      quietUntilMs = clock.now() + MDB_DELAYS.waferLateAnswerMs;
      return { kind: 'silent' };
    },
    onActivity: (listener) => activity.add(({ address, data }) => listener(address, data)),
    badAnswers: () => badAnswers,
  };
}
