import { assertNever } from '../../../shared/domain/assert-never.ts';
import { dueBackMinor } from '../sale/cash-sums.ts';
import type { EventOf } from '../sale/events.ts';
import { largestPayable } from './change-limits.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { MoneyWork, NextLook } from './money-work.ts';

/** Cash goes back: as much as the tubes can make now. What they cannot make is given up in the end, and staff owe it. */
export async function payOut(saleId: string, dueSinceMs: number, work: MoneyWork): Promise<NextLook> {
  const { devices, clock, append } = work;
  const { changer } = devices;
  const isPatient = clock.steadyMs() - dueSinceMs < MONEY_DELAYS.payOutPatienceMs;
  if (changer?.status().kind !== 'ready') {
    if (changer && (isPatient || changer.status().kind === 'busy')) return MONEY_DELAYS.retryMs;
    return giveUpPayOut(saleId, 'the changer cannot pay out', work);
  }
  const sale = work.sale(saleId);
  const amountMinor = largestPayable(dueBackMinor(sale), changer.tubes());
  if (amountMinor === 0) return giveUpPayOut(saleId, 'the tubes do not have it', work);
  const number = sale.money.payOuts.length + 1;
  const refusals = sale.money.payOuts.filter((each) => each.state === 'rejected').length;
  if (refusals > REFUSAL_LIMIT) return giveUpPayOut(saleId, 'the changer refuses', work);
  const payOutId = `${saleId}-out-${number}`;
  await append(saleId, { kind: 'payOutStarted', atMs: clock.now(), payOutId, amountMinor });
  const begun = await changer.startPayOut(payOutId, amountMinor);
  if (begun.ok || begun.error.kind === 'unclear') return MONEY_DELAYS.lookMs;
  await append(saleId, ended(payOutId, 'rejected', 0, work));
  return MONEY_DELAYS.retryMs;
}

const REFUSAL_LIMIT = 3;

export async function giveUpPayOut(saleId: string, detail: string, work: MoneyWork): Promise<NextLook> {
  const amountMinor = dueBackMinor(work.sale(saleId));
  if (amountMinor === 0) return 0;
  work.log.warn({ saleId, amountMinor, detail }, 'cash cannot be given back by the machine');
  await work.append(saleId, { kind: 'payOutGivenUp', atMs: work.clock.now(), amountMinor, detail });
  return 0;
}

/** Asks the changer how a pay-out got on. After a restart this is the first thing that happens to it. */
export async function followPayOut(
  saleId: string,
  payOutId: string,
  dueSinceMs: number,
  work: MoneyWork,
): Promise<NextLook> {
  const { changer } = work.devices;
  const end = async (outcome: EventOf<'payOutFinished'>['outcome'], paidMinor: number) => {
    await work.append(saleId, ended(payOutId, outcome, paidMinor, work));
    return 0;
  };
  if (!changer) return end('unknown', 0);
  const state = changer.payOutState(payOutId);
  switch (state.kind) {
    case 'paying':
      return MONEY_DELAYS.lookMs;
    case 'done':
      return end('done', state.paidMinor);
    case 'short':
      return end('short', state.paidMinor);
    case 'neverSeen':
      return end('rejected', 0);
    case 'unknown': {
      // A changer that has not been found yet may still be asked.
      const isAway = changer.status().kind === 'disconnected';
      const isPatient = work.clock.steadyMs() - dueSinceMs < MONEY_DELAYS.payOutDoubtMs;
      return isAway && isPatient ? MONEY_DELAYS.retryMs : end('unknown', 0);
    }
    default:
      return assertNever(state);
  }
}

function ended(
  payOutId: string,
  outcome: EventOf<'payOutFinished'>['outcome'],
  paidMinor: number,
  work: MoneyWork,
): EventOf<'payOutFinished'> {
  return { kind: 'payOutFinished', atMs: work.clock.now(), payOutId, outcome, paidMinor };
}
