import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Book, VendEntry } from '../books.ts';
import type { BusAnswer } from '../bridges/types.ts';
import type { MdbBus } from '../bus.ts';
import { ADDRESS } from '../codec/addresses.ts';
import {
  at60,
  CASHLESS_COMMAND,
  type CashlessMessage,
  maxUnits,
  readCashlessAnswer,
  vendRequestCommand,
  vendSuccessCommand,
} from '../codec/cashless.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { MoneySettings } from '../money-scale.ts';
import type { CashlessReader, ReaderNumber, ReaderTrouble } from '../types.ts';
import { createLife, exchangeUntilAck, type Life } from './life.ts';
import { createReaderSetUp } from './reader-set-up.ts';
import { createStatusHolder } from './status-holder.ts';
import { createVends } from './vends.ts';

export interface ReaderOptions {
  readonly reader: ReaderNumber;
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  readonly book: Book<VendEntry>;
}

export interface RunningReader extends CashlessReader {
  readonly life: Life;
}

/** Error codes Cx: a refund failed and the credit is lost (MDB/ICP 7.4.11). */
const isRefundError = (code: number) => (code & 0xf0) === 0xc0;

/** What the vend under way waits for from the reader. */
type Waiting = 'nothing' | 'approval' | 'cancel' | 'refund' | 'sessionEnd';

export function createReader({ reader, bus, clock, money, book }: ReaderOptions): RunningReader {
  const status = createStatusHolder<ReaderTrouble>();
  const vends = createVends(reader, book);
  const on = (command: Uint8Array) => (reader === 1 ? command : at60(command));
  const poll = on(CASHLESS_COMMAND.poll);
  let isEnabled = true;
  let inSession = false;
  let waiting: Waiting = 'nothing';
  let waitingSinceMs = 0;
  let isCancelling = false;
  let isRefundHeard = false;
  let vendItem = 0;

  const trouble = (): ReaderTrouble | null => (knowledge.isWrongCurrency() ? 'wrongCurrency' : null);
  const waitFor = (what: Waiting) => {
    waiting = what;
    waitingSinceMs = clock.now();
  };
  const showStatus = () => {
    const reason = trouble();
    if (reason) status.set({ kind: 'attention', reason });
    else
      status.set(
        vends.open() || inSession || waiting === 'sessionEnd' ? { kind: 'busy' } : { kind: 'ready' },
      );
  };

  /** Sends a command, and takes what came back with it: a reader may answer at once instead of with the next poll. */
  const send = async (command: Uint8Array): Promise<BusAnswer['kind']> => {
    const answer = await bus.exchange(on(command), MDB_DELAYS.slowAnswerMs);
    if (answer.kind === 'data') hear(answer.bytes);
    return answer.kind;
  };

  /** For what must arrive and does no harm twice: a second one is out of sequence at worst. */
  const sendUntilHeard = async (command: Uint8Array) => {
    let kind = await send(command);
    for (let attempt = 1; attempt < 3 && (kind === 'silent' || kind === 'unusable'); attempt++) {
      kind = await send(command);
    }
    return kind;
  };

  const completeSession = async () => {
    waitFor('sessionEnd');
    showStatus();
    await send(CASHLESS_COMMAND.sessionComplete);
  };

  const endVend = (...outcome: Parameters<typeof vends.end>) => {
    if (waiting !== 'sessionEnd') waitFor('nothing');
    isCancelling = false;
    vends.end(...outcome);
    showStatus();
  };

  /** Reports that the goods did not come. Only polls that follow the reader's ACK say what became of the money. */
  const askRefund = async (): Promise<boolean> => {
    vends.settle();
    waitFor('refund');
    isRefundHeard = false;
    const kind = await sendUntilHeard(CASHLESS_COMMAND.vendFailure);
    isRefundHeard = kind === 'ack' || kind === 'data';
    if (isRefundHeard) return true;
    endVend('unclear');
    life.restart();
    return false;
  };

  const hearApproval = (units: number | null) => {
    const vend = vends.open();
    if (vend?.state !== 'asked') return;
    const told = units === null ? null : knowledge.scale()?.toMinor(units);
    if (waiting === 'cancel' && knowledge.facts()?.canRefund) return void askRefund();
    isCancelling = false;
    waitFor('nothing');
    vends.approve(told?.ok ? told.value : vend.amountMinor);
    showStatus();
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
      case 'sessionBegan': {
        const funds = message.units === null ? null : knowledge.scale()?.toMinor(message.units);
        inSession = true;
        vends.tell({ kind: 'sessionBegan', reader, fundsMinor: funds?.ok ? funds.value : null });
        return showStatus();
      }
      case 'sessionCancelRequest':
        // The shopper took the card away. A request under way is answered by "denied"; else the session is over.
        if (!vends.open()) void completeSession();
        return;
      case 'vendApproved':
        return hearApproval(message.units);
      case 'vendDenied': {
        const isOurs = vends.open()?.state === 'asked';
        const outcome = waiting === 'cancel' ? 'cancelled' : 'denied';
        // First: whoever hears of the denial and asks again at once finds the reader busy, not ready and refusing.
        void completeSession();
        if (isOurs) endVend(outcome);
        return;
      }
      case 'sessionEnded':
        if (waiting === 'sessionEnd') waitFor('nothing');
        if (inSession) vends.tell({ kind: 'sessionEnded', reader });
        inSession = false;
        return showStatus();
      case 'cancelled':
        if (vends.open()?.state === 'asked') endVend('cancelled');
        return;
      case 'fault':
        if (waiting === 'refund' && isRefundError(message.code)) {
          endVend('failed', 'refused');
          void completeSession();
        }
        return vends.tell({ kind: 'readerFault', reader, code: message.code });
      case 'outOfSequence':
        knowledge.giveUp();
        return life.restart();
      default:
        assertNever(message);
    }
  };

  const hear = (data: Uint8Array) => {
    // Lengths depend on the mode, and the first message may change it: one at a time is not needed, as set-up
    // answers come alone.
    for (const message of readCashlessAnswer(data, knowledge.mode())) hearMessage(message);
  };

  /** An acknowledged poll while a refund is waited for says that it has been made (MDB/ICP 7.4.9). */
  const onAcknowledgedPoll = () => {
    if (waiting === 'refund' && isRefundHeard) {
      if (isCancelling) endVend('cancelled');
      else endVend('failed', 'done');
      void completeSession();
    } else if (isOverdue()) giveUpWaiting();
  };
  const isOverdue = () => {
    if (waiting !== 'cancel' && waiting !== 'sessionEnd' && waiting !== 'refund') return false;
    return clock.now() - waitingSinceMs > knowledge.maxResponseMs() + MDB_DELAYS.readerGraceMs;
  };
  const giveUpWaiting = () => {
    waitFor('nothing');
    life.restart();
  };

  const knowledge = createReaderSetUp({ bus, clock, money, on, send, hear });

  const life = createLife({
    bus,
    clock,
    address: reader === 1 ? ADDRESS.reader1 : ADDRESS.reader2,
    reset: on(CASHLESS_COMMAND.reset),
    poll,
    // A reader has no harmless question but its poll.
    alive: poll,
    // Only as the first byte: further on a zero may belong to an amount of another width.
    isJustReset: (data) => data[0] === 0,
    beforeReset: async () => undefined,
    setUp: async () => {
      if (!(await knowledge.run())) return false;
      if (trouble() || !isEnabled) return true;
      return (await send(CASHLESS_COMMAND.enable)) !== 'silent';
    },
    hear,
    silenceMs: () => knowledge.maxResponseMs() + (vends.open() ? MDB_DELAYS.readerGraceMs : 0),
    onPresence: (presence) => {
      if (presence === 'missing') {
        status.set({ kind: 'disconnected' });
        lose();
      } else if (presence === 'silent') {
        // In mid-vend silence is a reader at work.
        if (!vends.open()) status.set({ kind: 'disconnected' });
      } else if (knowledge.facts() && (presence === 'found' || status.get().kind === 'disconnected'))
        showStatus();
    },
    onLost: () => lose(),
  });

  const lose = () => {
    waiting = 'nothing';
    isCancelling = false;
    vends.lose();
    if (inSession) vends.tell({ kind: 'sessionEnded', reader });
    inSession = false;
  };

  bus.onExchanged(({ command, answer }) => {
    if (command[0] === on(CASHLESS_COMMAND.poll)[0] && answer.kind === 'ack') onAcknowledgedPoll();
  });

  const refuse = (detail: string) => err({ kind: 'rejected', detail } as const);
  const openVend = (vendId: string, state: VendEntry['state']) => {
    const vend = vends.open();
    return vend?.id === vendId && vend.state === state;
  };

  return {
    reader,
    life,
    status: status.get,
    onStatus: status.onStatus,
    onMoney: vends.onMoney,
    facts: knowledge.facts,
    enableReader: async (enable) => {
      isEnabled = enable;
      const reason = trouble();
      if (enable && reason) return refuse(reason);
      const kind = await exchangeUntilAck(
        bus,
        on(enable ? CASHLESS_COMMAND.enable : CASHLESS_COMMAND.disable),
      );
      return kind === 'ack' || kind === 'data' ? ok(undefined) : err({ kind: 'unclear', detail: kind });
    },
    requestVend: async (vendId, amountMinor, itemNumber) => {
      if (vends.isKnown(vendId)) return refuse(`vend ${vendId} was asked for before`);
      if (vends.open()) return refuse('another vend is under way');
      const facts = knowledge.facts();
      const scale = knowledge.scale();
      if (!facts || !scale || trouble() || !isEnabled) return refuse(trouble() ?? 'the reader is not ready');
      if (waiting !== 'nothing') return refuse('the reader is ending a session');
      if (!facts.isAlwaysIdle && !inSession) return refuse('no card is there');
      const units = scale.toUnits(amountMinor, maxUnits(knowledge.mode().width));
      if (!units.ok) return refuse(units.error);
      vends.begin(vendId, amountMinor);
      vendItem = itemNumber;
      waitFor('approval');
      showStatus();
      const kind = await send(vendRequestCommand(units.value, itemNumber, knowledge.mode().width));
      if (kind === 'nak') {
        vends.refuse();
        waitFor('nothing');
        showStatus();
        return refuse('the reader refuses');
      }
      if (kind === 'ack' || kind === 'data') return ok(undefined);
      return err({ kind: 'unclear', detail: `the reader answers ${kind}` });
    },
    cancelVend: async (vendId) => {
      if (openVend(vendId, 'approved')) {
        if (!knowledge.facts()?.canRefund) return refuse('the reader offers no refund');
        isCancelling = true;
        return (await askRefund()) ? ok(undefined) : err({ kind: 'unclear', detail: 'no answer' });
      }
      if (!openVend(vendId, 'asked')) return refuse(`vend ${vendId} is not under way`);
      waitFor('cancel');
      isCancelling = true;
      const kind = await send(CASHLESS_COMMAND.cancelVend);
      return kind === 'silent'
        ? err({ kind: 'unclear', detail: 'no answer to the cancellation' })
        : ok(undefined);
    },
    confirmVend: async (vendId) => {
      if (!openVend(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      // From here on the money is the kiosk's whatever comes: said, it is a success; unheard, a reset makes it one.
      const kind = await sendUntilHeard(vendSuccessCommand(vendItem));
      if (kind !== 'ack' && kind !== 'data')
        return err({ kind: 'unclear', detail: `the reader answers ${kind}` });
      if (openVend(vendId, 'approved')) endVend('succeeded');
      await completeSession();
      return ok(undefined);
    },
    failVend: async (vendId) => {
      if (!openVend(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      if (!knowledge.facts()?.canRefund) return refuse('the reader offers no refund');
      return (await askRefund()) ? ok(undefined) : err({ kind: 'unclear', detail: 'no answer' });
    },
    endSession: async () => {
      if (vends.open()) return refuse('a vend is under way');
      if (!inSession) return refuse('no session is open');
      await completeSession();
      return ok(undefined);
    },
    vendState: vends.stateOf,
  };
}
