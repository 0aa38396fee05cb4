import type { SaleEvent } from '../events.ts';
import { claimDue } from '../money-claims.ts';
import type { MoneyAction } from '../money-due.ts';
import type { Sale } from '../sale.ts';

/** Appends to the history that is being made up. */
export type Write = (event: SaleEvent) => undefined;

/** What the event needs beside what it says. */
export interface Turn {
  readonly roll: number;
  /** New at every turn. */
  readonly id: string;
  readonly atMs: number;
  readonly write: Write;
}

/** Whether there was a claim to open. */
export function openClaim(sale: Sale, { id, atMs, write }: Omit<Turn, 'roll'>): boolean {
  const claim = claimDue(sale);
  if (claim) write({ ...claim, kind: 'claimOpened', atMs, code: id });
  return claim !== null;
}

const pick = <const Value>(values: readonly [Value, ...Value[]], roll: number): Value =>
  values[roll % values.length] ?? values[0];

/** A device answers what it was asked, in one of the ways in which it can. */
export function answer(sale: Sale, action: MoneyAction, { roll, id, atMs, write }: Turn): undefined {
  switch (action.kind) {
    case 'payOut': {
      const amountMinor = Math.max(10, Math.floor((action.amountMinor * ((roll % 4) + 1)) / 40) * 10);
      return write({
        kind: 'payOutStarted',
        atMs,
        payOutId: id,
        amountMinor: Math.min(amountMinor, action.amountMinor),
      });
    }
    case 'giveUpPayOut':
      return write({ kind: 'payOutGivenUp', atMs, amountMinor: action.amountMinor, detail: '' });
    case 'payRefund': {
      const { refundId, amountMinor } = action.refund;
      const outcome = pick(['done', 'short', 'rejected', 'unknown'], roll);
      const paidMinor = outcome === 'done' ? amountMinor : Math.floor(amountMinor / 20) * 10;
      return write({ kind: 'refundFinished', atMs, refundId, outcome, paidMinor });
    }
    case 'followPayOut': {
      const running = sale.money.payOuts.find((each) => each.payOutId === action.payOutId)?.amountMinor ?? 0;
      const outcome = pick(['done', 'short', 'rejected', 'unknown'], roll);
      const paidMinor =
        outcome === 'done' ? running : outcome === 'short' ? Math.floor(running / 20) * 10 : 0;
      return write({ kind: 'payOutFinished', atMs, payOutId: action.payOutId, outcome, paidMinor });
    }
    case 'askReader': {
      const { paymentId, amountMinor } = action;
      const settle = pick(['orderAccepted', 'dispensed'], roll);
      return write({ kind: 'vendRequested', atMs, vendId: id, paymentId, reader: 1, amountMinor, settle });
    }
    case 'withdrawVend':
      return write({ kind: 'vendWithdrawn', atMs, vendId: action.vend.vendId });
    case 'settleVend':
      return write({ kind: 'vendSettling', atMs, vendId: action.vend.vendId, how: action.how });
    case 'followVend': {
      const { vendId, state, settling, askedMinor } = action.vend;
      if (state === 'asked') {
        const outcome = pick(['approved', 'denied', 'notAsked', 'unclear', 'surcharge'], roll);
        if (outcome === 'unclear') return write({ kind: 'vendSettled', atMs, vendId, outcome });
        if (outcome === 'denied' || outcome === 'notAsked')
          return write({ kind: 'vendRefused', atMs, vendId, outcome });
        const amountMinor = outcome === 'surcharge' ? askedMinor + 30 : askedMinor;
        return write({ kind: 'vendApproved', atMs, vendId, amountMinor });
      }
      if (settling === 'confirm') return write({ kind: 'vendSettled', atMs, vendId, outcome: 'charged' });
      if (settling === 'fail') {
        const outcome = pick(['refunded', 'refundRefused', 'refundUntold', 'unclear'], roll);
        return write({ kind: 'vendSettled', atMs, vendId, outcome });
      }
      // A reader that is reset in mid-vend has charged the card.
      if (roll % 7 === 0) write({ kind: 'vendSettled', atMs, vendId, outcome: 'charged' });
    }
  }
}
