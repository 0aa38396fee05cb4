import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { type CashlessMessage, readCashlessAnswer } from '../codec/cashless.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { ReaderNumber } from '../types.ts';
import type { ReaderSession } from './reader-session.ts';
import type { ReaderSetUp } from './reader-set-up.ts';
import type { Vends } from './vends.ts';

export interface ReaderHearingParts {
  readonly reader: ReaderNumber;
  readonly session: ReaderSession;
  readonly knowledge: ReaderSetUp;
  readonly vends: Vends;
  /** Resets the reader at the next turn. */
  restart(): void;
}

export interface ReaderHearing {
  /** All that a reader says in one answer. */
  hear(data: Uint8Array): void;
  /** An acknowledged poll while a refund is waited for says that it has been made (MDB/ICP 7.4.9). */
  onAcknowledgedPoll(): void;
}

/** Error codes Cx: a refund failed and the credit is lost (MDB/ICP 7.4.11). */
const isRefundError = (code: number) => (code & 0xf0) === 0xc0;

/** Takes what a reader says to the session and to the books. */
export function createReaderHearing(parts: ReaderHearingParts): ReaderHearing {
  const { reader, session, knowledge, vends, restart } = parts;

  const hearApproval = (units: number | null) => {
    const vend = vends.open();
    if (vend?.state !== 'asked') return;
    const told = units === null ? null : knowledge.scale()?.toMinor(units);
    if (session.waiting() === 'cancel' && knowledge.facts()?.canRefund) return void session.askRefund();
    session.setCancelling(false);
    session.waitFor('nothing');
    vends.approve(told?.ok ? told.value : vend.amountMinor);
    session.showStatus();
  };

  const hearDenial = () => {
    const isOurs = vends.open()?.state === 'asked';
    const outcome = session.waiting() === 'cancel' ? 'cancelled' : 'denied';
    // First: whoever hears of the denial and asks again at once finds the reader busy, not ready and refusing.
    void session.complete();
    if (isOurs) session.endVend(outcome);
  };

  const hearFault = (code: number) => {
    if (session.waiting() === 'refund' && isRefundError(code)) {
      session.endVend('failed', 'refused');
      void session.complete();
    }
    vends.tell({ kind: 'readerFault', reader, code });
  };

  const hearSessionBegan = (units: number | null) => {
    const funds = units === null ? null : knowledge.scale()?.toMinor(units);
    session.begin();
    vends.tell({ kind: 'sessionBegan', reader, fundsMinor: funds?.ok ? funds.value : null });
    session.showStatus();
  };

  const hearSessionEnded = () => {
    if (session.waiting() === 'sessionEnd') session.waitFor('nothing');
    if (session.isOpen()) vends.tell({ kind: 'sessionEnded', reader });
    session.end();
    session.showStatus();
  };

  const hearMessage = (message: CashlessMessage) => {
    switch (message.kind) {
      case 'justReset':
      case 'displayRequest':
      case 'ignored':
      case 'unreadable':
        return;
      case 'setup':
      case 'identity':
        return knowledge.take(message);
      case 'sessionBegan':
        return hearSessionBegan(message.units);
      case 'sessionCancelRequest':
        // The shopper took the card away. A request under way is answered by "denied"; else the session is over.
        if (!vends.open()) void session.complete();
        return;
      case 'vendApproved':
        return hearApproval(message.units);
      case 'vendDenied':
        return hearDenial();
      case 'sessionEnded':
        return hearSessionEnded();
      case 'cancelled':
        if (vends.open()?.state === 'asked') session.endVend('cancelled');
        return;
      case 'fault':
        return hearFault(message.code);
      case 'outOfSequence':
        knowledge.giveUp();
        return restart();
      default:
        assertNever(message);
    }
  };

  const isOverdue = () => {
    const waiting = session.waiting();
    if (waiting !== 'cancel' && waiting !== 'sessionEnd' && waiting !== 'refund') return false;
    return session.waitedMs() > knowledge.maxResponseMs() + MDB_DELAYS.readerGraceMs;
  };

  return {
    hear: (data) => {
      // Lengths depend on the mode, and the first message may change it: one at a time is not needed, as set-up
      // answers come alone.
      for (const message of readCashlessAnswer(data, knowledge.mode())) hearMessage(message);
    },
    onAcknowledgedPoll: () => {
      if (session.waiting() === 'refund' && session.isRefundHeard()) {
        if (session.isCancelling()) session.endVend('cancelled');
        else session.endVend('failed', 'done');
        void session.complete();
      } else if (isOverdue()) {
        session.waitFor('nothing');
        restart();
      }
    },
  };
}
