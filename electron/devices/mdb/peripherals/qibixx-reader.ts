import { fractionDigits, parseAmount } from '../../../../shared/domain/money.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import type { Book, VendEntry } from '../books.ts';
import type { QibixxBridge } from '../bridges/qibixx.ts';
import type { MasterMessage } from '../bridges/qibixx-codec.ts';
import type { MdbBus } from '../bus.ts';
import { MDB_DELAYS } from '../delays.ts';
import { createMoneyScale, type MoneySettings } from '../money-scale.ts';
import type { ReaderFacts, ReaderTrouble } from '../types.ts';
import { createMasterLife } from './qibixx-life.ts';
import type { RunningReader } from './reader.ts';
import { createStatusHolder } from './status-holder.ts';
import { createVends } from './vends.ts';

export interface QibixxReaderOptions {
  readonly bridge: QibixxBridge;
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  readonly book: Book<VendEntry>;
  /** Selection first (`D,2`) or authorisation first (`D,1`). */
  readonly isAlwaysIdle: boolean;
}

type MessageKind = MasterMessage['kind'];

/** The first reader, as the cashless master inside a Qibixx box drives it: it polls and keeps the session itself. */
export function createQibixxReader(options: QibixxReaderOptions): RunningReader {
  const { bridge, bus, clock, money, book, isAlwaysIdle } = options;
  const status = createStatusHolder<ReaderTrouble>();
  const vends = createVends(1, book);
  let facts: ReaderFacts | null = null;
  let trouble: ReaderTrouble | null = null;
  let isEnabled = true;
  let inSession = false;
  let isCancelling = false;
  let isReaderIdle = false;
  let wasReset = false;
  let reportedMs = Number.NEGATIVE_INFINITY;
  let waiting: { readonly kinds: readonly MessageKind[]; resolve(kind: MessageKind): void } | null = null;

  const showStatus = () => {
    if (trouble) status.set({ kind: 'attention', reason: trouble });
    else status.set(vends.open() || inSession ? { kind: 'busy' } : { kind: 'ready' });
  };
  const endVend = (...outcome: Parameters<typeof vends.end>) => {
    isCancelling = false;
    vends.end(...outcome);
  };
  const endSession = () => {
    if (inSession) vends.tell({ kind: 'sessionEnded', reader: 1 });
    inSession = false;
  };

  const takeReport = (report: Extract<MasterMessage, { kind: 'report' }>) => {
    reportedMs = clock.steadyMs();
    const scale = createMoneyScale(report, money);
    trouble = scale.ok ? null : 'wrongCurrency';
    facts = {
      isAlwaysIdle,
      canRefund: (report.flags & 1) !== 0,
      maxResponseMs: report.maxResponseSeconds * 1_000,
      model: 'Qibixx cashless master',
    };
  };

  const approve = (amount: string | null) => {
    const vend = vends.open();
    if (vend?.state !== 'asked') return;
    if (isCancelling && facts?.canRefund) {
      // The approval crossed the cancellation: the box is told that nothing was sold.
      vends.settle();
      void bridge.tellMaster('D,END,-1');
      return endVend('failed', 'untold');
    }
    isCancelling = false;
    const told = amount === null ? null : parseAmount(amount, money.currency);
    vends.approve(told?.ok ? told.value : vend.amountMinor);
  };

  const hear = (message: MasterMessage) => {
    switch (message.kind) {
      case 'reset':
        wasReset = true;
        isReaderIdle = false;
        vends.lose();
        endSession();
        break;
      case 'report':
        takeReport(message);
        break;
      case 'credit': {
        const funds = message.amount === null ? null : parseAmount(message.amount, money.currency);
        inSession = true;
        vends.tell({ kind: 'sessionBegan', reader: 1, fundsMinor: funds?.ok ? funds.value : null });
        break;
      }
      case 'approved':
        approve(message.amount);
        break;
      case 'denied':
        if (vends.open()?.state === 'asked') endVend(isCancelling ? 'cancelled' : 'denied');
        break;
      case 'idle':
        isReaderIdle = true;
        // No result came before it: only after our own cancellation is it certain that nothing was taken.
        if (vends.open()?.state === 'asked') endVend(isCancelling ? 'cancelled' : 'unclear');
        endSession();
        break;
      case 'off':
      case 'init':
      case 'vend':
      case 'wrongState':
      case 'unknown':
        break;
    }
    if (waiting?.kinds.includes(message.kind)) waiting.resolve(message.kind);
    if (status.get().kind !== 'disconnected') showStatus();
  };
  bridge.onMaster(hear);

  /** One command at a time; resolves with the kind of the answer, or `null` where none came in time. */
  const ask = async (line: string, kinds: readonly MessageKind[]): Promise<MessageKind | null> => {
    const answer = new Promise<MessageKind>((resolve) => {
      waiting = { kinds, resolve };
    });
    if (!(await bridge.tellMaster(line))) return null;
    const heard = await withDeadline(answer, MDB_DELAYS.masterAnswerMs, clock);
    waiting = null;
    return heard.kind === 'done' ? heard.value : null;
  };

  const setUp = async () => {
    wasReset = false;
    if ((await ask(`D,${isAlwaysIdle ? 2 : 1}`, ['init'])) === null) return false;
    wasReset = false;
    if ((await ask('D,STATUS', ['report'])) === null) return false;
    if (trouble || !isEnabled) return true;
    return (await ask('D,READER,1', ['idle'])) !== null;
  };

  const lose = () => {
    isReaderIdle = false;
    status.set({ kind: 'disconnected' });
    isCancelling = false;
    vends.lose();
    endSession();
  };

  const life = createMasterLife({
    bus,
    clock,
    setUp,
    lose,
    found: showStatus,
    wasReset: () => wasReset,
    ask: () => bridge.tellMaster('D,STATUS'),
    heardMs: () => reportedMs,
  });

  const refuse = (detail: string) => err({ kind: 'rejected', detail } as const);
  const unclear = (detail: string) => err({ kind: 'unclear', detail } as const);

  return {
    reader: 1,
    life,
    status: status.get,
    onStatus: status.onStatus,
    onMoney: vends.onMoney,
    facts: () => facts,
    enableReader: async (enable) => {
      isEnabled = enable;
      if (enable && trouble) return refuse(trouble);
      if (!enable) return (await bridge.tellMaster('D,READER,0')) ? ok(undefined) : unclear('not sent');
      if (isReaderIdle) return ok(undefined);
      return (await ask('D,READER,1', ['idle'])) === null ? unclear('no answer') : ok(undefined);
    },
    requestVend: async (vendId, amountMinor, itemNumber) => {
      if (vends.isKnown(vendId)) return refuse(`vend ${vendId} was asked for before`);
      if (vends.open()) return refuse('another vend is under way');
      if (!facts || trouble || !isEnabled || status.get().kind === 'disconnected') {
        return refuse(trouble ?? 'the reader is not ready');
      }
      if (!isAlwaysIdle && !inSession) return refuse('no card is there');
      vends.begin(vendId, amountMinor);
      showStatus();
      const line = `D,REQ,${decimalText(amountMinor, money.currency)},${itemNumber}`;
      const answer = await ask(line, ['vend', 'approved', 'denied', 'wrongState']);
      if (answer !== 'wrongState')
        return answer === null ? unclear('no answer to the request') : ok(undefined);
      vends.refuse();
      showStatus();
      return refuse('the box is in another state');
    },
    cancelVend: async (vendId) => {
      if (vends.isIn(vendId, 'approved')) return failApproved();
      if (!vends.isIn(vendId, 'asked')) return refuse(`vend ${vendId} is not under way`);
      isCancelling = true;
      const answer = await ask('D,REQ,-1', ['denied', 'idle', 'approved']);
      return answer === null ? unclear('no answer to the cancellation') : ok(undefined);
    },
    confirmVend: async (vendId) => {
      if (!vends.isIn(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      if ((await ask('D,END', ['idle'])) === null) return unclear('the box does not confirm');
      if (vends.isIn(vendId, 'approved')) endVend('succeeded');
      showStatus();
      return ok(undefined);
    },
    failVend: async (vendId) => {
      if (!vends.isIn(vendId, 'approved')) return refuse(`vend ${vendId} is not approved`);
      return failApproved();
    },
    endSession: async () => {
      if (vends.open()) return refuse('a vend is under way');
      if (!inSession) return refuse('no session is open');
      return (await ask('D,END', ['idle'])) === null ? unclear('no answer') : ok(undefined);
    },
    vendState: vends.stateOf,
  };

  async function failApproved() {
    if (!facts?.canRefund) return refuse('the reader offers no refund');
    vends.settle();
    const answer = await ask('D,END,-1', ['idle']);
    if (answer === null) {
      endVend('unclear');
      return unclear('the box does not confirm');
    }
    // The box does not pass on what the reader says of the refund.
    endVend('failed', 'untold');
    showStatus();
    return ok(undefined);
  }
}

/** `120` → `1.20`: always all decimals, as in the box's own examples. */
function decimalText(amountMinor: number, currency: string): string {
  const digits = fractionDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
