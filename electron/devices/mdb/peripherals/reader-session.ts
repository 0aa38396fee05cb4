import type { Clock } from '../../../system/clock.ts';
import type { BusAnswer } from '../bridges/types.ts';
import type { MdbBus } from '../bus.ts';
import { CASHLESS_COMMAND } from '../codec/cashless.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { ReaderTrouble } from '../types.ts';
import type { StatusHolder } from './status-holder.ts';
import type { Vends } from './vends.ts';

export interface ReaderSessionParts {
  readonly bus: Pick<MdbBus, 'exchange'>;
  readonly clock: Clock;
  readonly status: StatusHolder<ReaderTrouble>;
  readonly vends: Vends;
  /** A command for the reader's own address. */
  on(command: Uint8Array): Uint8Array;
  hear(data: Uint8Array): void;
  trouble(): ReaderTrouble | null;
  /** Resets the reader at the next turn. */
  restart(): void;
}

/** What the vend under way waits for from the reader. */
export type Waiting = 'nothing' | 'approval' | 'cancel' | 'refund' | 'sessionEnd';

/** The session with a reader: what is waited for, and the steps that what it says and what services want have in common. */
export interface ReaderSession {
  /** Sends a command, and takes what came back with it: a reader may answer at once instead of with the next poll. */
  send(command: Uint8Array): Promise<BusAnswer['kind']>;
  /** For what must arrive and does no harm twice: a second one is out of sequence at worst. */
  sendUntilHeard(command: Uint8Array): Promise<BusAnswer['kind']>;
  isOpen(): boolean;
  begin(): void;
  /** The reader says that it is over, or it is gone. */
  end(): void;
  /** Asks the reader to end it. */
  complete(): Promise<void>;
  waiting(): Waiting;
  waitFor(what: Waiting): void;
  /** For how long it has been waited for, in ms. */
  waitedMs(): number;
  /** The vend under way is being cancelled by us. */
  isCancelling(): boolean;
  setCancelling(isCancelling: boolean): void;
  endVend(...outcome: Parameters<Vends['end']>): void;
  /** Reports that the goods did not come. Only polls that follow the reader's ACK say what became of the money. */
  askRefund(): Promise<boolean>;
  /** The reader has acknowledged that the goods did not come. */
  isRefundHeard(): boolean;
  showStatus(): void;
}

export function createReaderSession(parts: ReaderSessionParts): ReaderSession {
  const { bus, clock, status, vends, on } = parts;
  let isOpen = false;
  let waiting: Waiting = 'nothing';
  let waitingSinceMs = 0;
  let isCancelling = false;
  let isRefundHeard = false;

  const waitFor = (what: Waiting) => {
    waiting = what;
    waitingSinceMs = clock.steadyMs();
  };

  const showStatus = () => {
    const reason = parts.trouble();
    if (reason) return status.set({ kind: 'attention', reason });
    const isBusy = vends.open() !== null || isOpen || waiting === 'sessionEnd';
    status.set({ kind: isBusy ? 'busy' : 'ready' });
  };

  const send = async (command: Uint8Array): Promise<BusAnswer['kind']> => {
    const answer = await bus.exchange(on(command), MDB_DELAYS.slowAnswerMs);
    if (answer.kind === 'data') parts.hear(answer.bytes);
    return answer.kind;
  };

  const sendUntilHeard = async (command: Uint8Array) => {
    let kind = await send(command);
    for (let attempt = 1; attempt < 3 && (kind === 'silent' || kind === 'unusable'); attempt++) {
      kind = await send(command);
    }
    return kind;
  };

  const endVend = (...outcome: Parameters<Vends['end']>) => {
    if (waiting !== 'sessionEnd') waitFor('nothing');
    isCancelling = false;
    vends.end(...outcome);
    showStatus();
  };

  const askRefund = async () => {
    vends.settle();
    waitFor('refund');
    isRefundHeard = false;
    const kind = await sendUntilHeard(CASHLESS_COMMAND.vendFailure);
    isRefundHeard = kind === 'ack' || kind === 'data';
    if (isRefundHeard) return true;
    endVend('unclear');
    parts.restart();
    return false;
  };

  return {
    send,
    sendUntilHeard,
    isOpen: () => isOpen,
    begin: () => {
      isOpen = true;
    },
    end: () => {
      isOpen = false;
    },
    complete: async () => {
      waitFor('sessionEnd');
      showStatus();
      await send(CASHLESS_COMMAND.sessionComplete);
    },
    waiting: () => waiting,
    waitFor,
    waitedMs: () => clock.steadyMs() - waitingSinceMs,
    isCancelling: () => isCancelling,
    setCancelling: (next) => {
      isCancelling = next;
    },
    endVend,
    askRefund,
    isRefundHeard: () => isRefundHeard,
    showStatus,
  };
}
