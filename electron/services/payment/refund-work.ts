import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { EventOf } from '../sale/events.ts';
import type { Refund } from '../sale/settlement.ts';
import { MONEY_DELAYS } from './delays.ts';
import type { MoneyWork, NextLook } from './money-work.ts';

/**
 * Coins that staff ordered for a claim. `startedAtMs`, `dueSinceMs`: by the steady clock. The order stands in the journal, and its id is the pay-out's: the changer is told
 * of it once, and after a restart it is asked first. An order that nobody waits for any more is not carried out.
 */
export async function payRefund(
  saleId: string,
  { refundId, amountMinor, startedAtMs }: Refund,
  dueSinceMs: number,
  work: MoneyWork,
): Promise<NextLook> {
  const { changer } = work.devices;
  const end = async (outcome: EventOf<'refundFinished'>['outcome'], paidMinor: number) => {
    await work.append(saleId, {
      kind: 'refundFinished',
      atMs: work.clock.now(),
      refundId,
      outcome,
      paidMinor,
    });
    return 0;
  };
  if (!changer) return end('unknown', 0);
  const state = changer.payOutState(refundId);
  switch (state.kind) {
    case 'neverSeen': {
      const isLate = work.clock.steadyMs() - startedAtMs > MONEY_DELAYS.refundWithinMs;
      if (isLate) return end('rejected', 0);
      if (changer.status().kind !== 'ready') return MONEY_DELAYS.retryMs;
      const begun = await changer.startPayOut(refundId, amountMinor);
      return begun.ok || begun.error.kind === 'unclear' ? MONEY_DELAYS.lookMs : end('rejected', 0);
    }
    case 'paying':
      return MONEY_DELAYS.lookMs;
    case 'done':
      return end('done', state.paidMinor);
    case 'short':
      return end('short', state.paidMinor);
    case 'unknown': {
      const isAway = changer.status().kind === 'disconnected';
      const isPatient = work.clock.steadyMs() - dueSinceMs < MONEY_DELAYS.payOutDoubtMs;
      return isAway && isPatient ? MONEY_DELAYS.retryMs : end('unknown', 0);
    }
    default:
      return assertNever(state);
  }
}
