import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { CashlessReader, VendRefund, VendState } from '../../devices/mdb/types.ts';
import type { EventOf } from '../sale/events.ts';
import type { MoneyAction } from '../sale/money-due.ts';
import type { Vend } from '../sale/sale-money.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { MoneyWork, NextLook } from './money-work.ts';

type Ask = Extract<MoneyAction, { kind: 'askReader' }>;

/** For readers that keep books by item: there is one. */
const ITEM = 1;

const readerOf = (vend: Vend, work: MoneyWork): CashlessReader | undefined =>
  work.devices.readers.find((reader) => reader.reader === vend.reader);

/** Asks the reader for the money: the journal first. What comes of it is `followVend`'s to find out. */
export async function askReader(saleId: string, ask: Ask, work: MoneyWork): Promise<NextLook> {
  const { devices, clock, append } = work;
  const choice = devices.readerFor(ask.payType);
  if (!choice || !isReadyToAsk(choice.reader, work)) return MONEY_DELAYS.lookMs;
  const { reader, settle } = choice;
  const number = work.sale(saleId).money.vends.length + 1;
  const vendId = `${ask.paymentId}-${number}`;
  const { paymentId, amountMinor } = ask;
  await append(saleId, {
    kind: 'vendRequested',
    atMs: clock.now(),
    vendId,
    paymentId,
    reader: reader.reader,
    amountMinor,
    settle,
  });
  const asked = await reader.requestVend(vendId, amountMinor, ITEM);
  if (asked.ok || asked.error.kind === 'unclear') return MONEY_DELAYS.lookMs;
  // Certain for this process: what the device's own book says of it is looked at all the same, as events may cross.
  if (reader.vendState(vendId).kind !== 'neverSeen') return MONEY_DELAYS.lookMs;
  await append(saleId, { kind: 'vendRefused', atMs: clock.now(), vendId, outcome: 'notAsked' });
  return MONEY_DELAYS.retryMs;
}

/** A reader that wants the card first is busy with it by then, and refuses a request before. */
function isReadyToAsk(reader: CashlessReader, work: MoneyWork): boolean {
  const { kind } = reader.status();
  const hasCard = work.hasSession(reader.reader);
  if (reader.facts()?.isAlwaysIdle !== true) return hasCard && (kind === 'ready' || kind === 'busy');
  return kind === 'ready' || (kind === 'busy' && hasCard);
}

export async function withdrawVend(saleId: string, vend: Vend, work: MoneyWork): Promise<NextLook> {
  await work.append(saleId, { kind: 'vendWithdrawn', atMs: work.clock.now(), vendId: vend.vendId });
  await readerOf(vend, work)?.cancelVend(vend.vendId);
  return MONEY_DELAYS.lookMs;
}

/** Tells the reader how the sale ended: the journal first. */
export async function settleVend(
  saleId: string,
  vend: Vend,
  how: 'confirm' | 'fail',
  work: MoneyWork,
): Promise<NextLook> {
  const reader = readerOf(vend, work);
  const isOver = reader?.vendState(vend.vendId).kind !== 'approved';
  if (isOver) return followVend(saleId, vend, work);
  await work.append(saleId, { kind: 'vendSettling', atMs: work.clock.now(), vendId: vend.vendId, how });
  return tellReader(reader, vend, how, work);
}

/** A reader that cannot give money back has taken it: it is told so, and the claim is for staff to honour. */
async function tellReader(
  reader: CashlessReader,
  { vendId }: Vend,
  how: 'confirm' | 'fail',
  work: MoneyWork,
): Promise<NextLook> {
  work.told.set(vendId, work.clock.steadyMs());
  const canFail = how === 'fail' && reader.facts()?.canRefund === true;
  await (canFail ? reader.failVend(vendId) : reader.confirmVend(vendId));
  return MONEY_DELAYS.lookMs;
}

/** Writes down what the reader says of a vend, if it is news. */
export async function followVend(saleId: string, vend: Vend, work: MoneyWork): Promise<NextLook> {
  const reader = readerOf(vend, work);
  const state: VendState = reader?.vendState(vend.vendId) ?? {
    kind: 'unclear',
    amountMinor: vend.takenMinor,
  };
  return vend.state === 'asked'
    ? followAsked(saleId, vend, state, work)
    : followApproved(saleId, vend, state, work);
}

async function followAsked(saleId: string, vend: Vend, state: VendState, work: MoneyWork): Promise<NextLook> {
  const { vendId } = vend;
  const atMs = work.clock.now();
  const refuse = async (outcome: EventOf<'vendRefused'>['outcome']) => {
    await work.append(saleId, { kind: 'vendRefused', atMs, vendId, outcome });
    return 0;
  };
  const approve = (amountMinor: number) =>
    work.append(saleId, { kind: 'vendApproved', atMs, vendId, amountMinor });
  switch (state.kind) {
    case 'waiting':
      return MONEY_DELAYS.lookMs;
    case 'neverSeen':
      return refuse('notAsked');
    case 'denied':
    case 'cancelled':
      return refuse(state.kind);
    case 'approved':
      await approve(state.amountMinor);
      return 0;
    case 'succeeded':
    case 'countedAsSuccess':
      await approve(state.amountMinor);
      return settled(saleId, vendId, 'charged', work);
    case 'failed':
      if (state.refund === 'done') return refuse('cancelled');
      await approve(state.amountMinor);
      return settled(saleId, vendId, refundOutcome(state.refund), work);
    case 'unclear':
      return settled(saleId, vendId, 'unclear', work);
    default:
      return assertNever(state);
  }
}

async function followApproved(
  saleId: string,
  vend: Vend,
  state: VendState,
  work: MoneyWork,
): Promise<NextLook> {
  const { vendId, settling } = vend;
  switch (state.kind) {
    case 'succeeded':
    case 'countedAsSuccess':
      return settled(saleId, vendId, 'charged', work);
    case 'failed':
      return settled(saleId, vendId, refundOutcome(state.refund), work);
    case 'approved':
      return settling === null ? MONEY_DELAYS.restingVendMs : awaitSettling(saleId, vend, settling, work);
    case 'unclear':
      // The reader had approved, and the case is given or owed: the money counts as taken.
      return settled(saleId, vendId, settling === 'fail' ? 'unclear' : 'charged', work);
    case 'neverSeen':
    case 'waiting':
    case 'denied':
    case 'cancelled':
      // Against its own word: the reader's book was lost, or is another reader's.
      return settled(saleId, vendId, 'unclear', work);
    default:
      return assertNever(state);
  }
}

/** Told by this process: waited for. Not told: the process died before it could. */
async function awaitSettling(
  saleId: string,
  vend: Vend,
  how: 'confirm' | 'fail',
  work: MoneyWork,
): Promise<NextLook> {
  const toldAtMs = work.told.get(vend.vendId);
  const reader = readerOf(vend, work);
  if (toldAtMs === undefined && reader) return tellReader(reader, vend, how, work);
  const isPatient = work.clock.steadyMs() - (toldAtMs ?? 0) < MONEY_DELAYS.settleDoubtMs;
  return isPatient ? MONEY_DELAYS.lookMs : settled(saleId, vend.vendId, 'unclear', work);
}

function refundOutcome(refund: VendRefund): EventOf<'vendSettled'>['outcome'] {
  switch (refund) {
    case 'done':
      return 'refunded';
    case 'refused':
      return 'refundRefused';
    case 'untold':
      return 'refundUntold';
    default:
      return assertNever(refund);
  }
}

async function settled(
  saleId: string,
  vendId: string,
  outcome: EventOf<'vendSettled'>['outcome'],
  work: MoneyWork,
): Promise<NextLook> {
  await work.append(saleId, { kind: 'vendSettled', atMs: work.clock.now(), vendId, outcome });
  return 0;
}
