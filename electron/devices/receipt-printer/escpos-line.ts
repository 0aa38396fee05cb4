import type { Clock } from '../../system/clock.ts';
import { withDeadline } from '../transport/deadline.ts';
import type { Transport } from '../transport/types.ts';
import { RECEIPT_PRINTER_DELAYS } from './delays.ts';
import {
  type AnswerKind,
  classifyAnswer,
  encodeStatusQuestion,
  STATUS_QUESTIONS,
  type StatusQuestion,
} from './escpos.ts';
import type { PaperLevel, ReceiptTrouble } from './types.ts';

/** What the printer said of itself; `null`: it did not answer. */
export interface PrinterLook {
  readonly trouble: ReceiptTrouble | null;
  readonly paper: PaperLevel;
}

/** Questions and answers over the bytes: an answer carries no name, so there is one question of a kind at a time. */
export interface EscPosLine {
  look(): Promise<PrinterLook | null>;
  /** Resolves with the next answer in turn, or `null` once the wait is over. Ask for it before the question goes out. */
  awaitInTurn(): { readonly answer: Promise<number>; forget(): void };
  counters(): { readonly timeouts: number; readonly badFrames: number };
}

export function createEscPosLine(transport: Transport, clock: Clock): EscPosLine {
  const waiting = new Map<AnswerKind, (byte: number) => void>();
  const count = { timeouts: 0, badFrames: 0 };
  let lateUntilMs = 0;

  transport.onBytes((bytes) => {
    for (const byte of bytes) {
      const kind = classifyAnswer(byte);
      const take = kind && waiting.get(kind);
      if (kind && take) {
        waiting.delete(kind);
        take(byte);
      } else count.badFrames++;
    }
  });

  const next = (kind: AnswerKind) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    waiting.set(kind, resolve);
    return promise;
  };

  const ask = async (question: StatusQuestion): Promise<number | null> => {
    // The answer to a question that was given up may still come: it must not become the answer to this one.
    const lateMs = lateUntilMs - clock.steadyMs();
    if (lateMs > 0) await clock.sleep(lateMs);
    const answer = next('now');
    const { statusMs, lateAnswerMs } = RECEIPT_PRINTER_DELAYS;
    const written = await transport.write(encodeStatusQuestion(question), statusMs);
    const heard = written.ok ? await withDeadline(answer, statusMs, clock) : ({ kind: 'late' } as const);
    waiting.delete('now');
    if (heard.kind === 'done') return heard.value;
    count.timeouts++;
    lateUntilMs = clock.steadyMs() + lateAnswerMs;
    return null;
  };

  return {
    counters: () => ({ ...count }),
    awaitInTurn: () => ({ answer: next('inTurn'), forget: () => waiting.delete('inTurn') }),
    look: async () => {
      const answers = new Map<StatusQuestion, number>();
      for (const question of Object.keys(STATUS_QUESTIONS) as StatusQuestion[]) {
        const answer = await ask(question);
        if (answer === null) return null;
        answers.set(question, answer);
      }
      return readAnswers((question) => answers.get(question) ?? 0);
    },
  };
}

/** All four answers as one word. What a person can put right comes first. */
export function readAnswers(answerTo: (question: StatusQuestion) => number): PrinterLook {
  const { printer, offlineCause, error, paper } = STATUS_QUESTIONS;
  const isSet = (question: StatusQuestion, mask: number) => (answerTo(question) & mask) !== 0;
  const isOut = isSet('paper', paper.bits.end) || isSet('offlineCause', offlineCause.bits.paperEnd);
  const level: PaperLevel = isOut ? 'out' : isSet('paper', paper.bits.nearEnd) ? 'low' : 'enough';
  const troubles: readonly (readonly [boolean, ReceiptTrouble])[] = [
    [isSet('offlineCause', offlineCause.bits.coverOpen), 'coverOpen'],
    [isOut, 'paperOut'],
    [isSet('error', error.bits.cutter), 'cutter'],
    [isSet('error', error.bits.unrecoverable | error.bits.recoverable), 'error'],
    [isSet('offlineCause', offlineCause.bits.error), 'error'],
    [isSet('printer', printer.bits.offline), 'offline'],
  ];
  return { trouble: troubles.find(([holds]) => holds)?.[1] ?? null, paper: level };
}
