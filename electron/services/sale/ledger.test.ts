import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import { apply, fold } from './apply.ts';
import { arbitraryLaterEvent, SALE_STARTED } from './arbitrary-events.ts';
import { dueBackMinor, isTaken } from './cash-sums.ts';
import type { SaleEvent } from './events.ts';
import { ledgerOf } from './ledger.ts';
import { claimDue } from './money-claims.ts';
import { isMoneyMoving, type MoneyAction, moneyDue } from './money-due.ts';
import { attemptOf, type Sale } from './sale.ts';

const OWN_TYPES = [4, 5, 6, 7];

/** What came in, counted from the journal's facts and not by the ledger. */
function takenOf({ money, attempts }: Sale): number {
  const phones = attempts.filter((each) => each.state === 'paid' && !OWN_TYPES.includes(each.payType));
  const vends = money.vends.filter((vend) => isTaken(vend) || vend.state === 'refunded');
  return [
    ...phones.map((each) => each.amountMinor),
    ...vends.map((vend) => vend.takenMinor),
    ...[...money.cash, ...money.lostBills, ...money.staff].map((part) => part.amountMinor),
  ].reduce((sum, amountMinor) => sum + amountMinor, 0);
}

function expectSum(sale: Sale): void {
  const entries = ledgerOf(sale);
  const { takenMinor, inMinor, spentMinor, refundedMinor, claimMinor } = sumLedger(entries);
  expect(takenMinor).toBe(takenOf(sale));
  expect(inMinor + spentMinor + refundedMinor + claimMinor).toBe(takenMinor);
  expect(new Set(entries.map((entry) => entry.partId)).size).toBe(entries.length);
  for (const entry of entries) expect(entry.amountMinor).toBeGreaterThan(0);
}

/** One thing that happens: a person at the machine, or how a device answers what is due. */
interface Chance {
  readonly kind:
    | 'coin'
    | 'note'
    | 'choose'
    | 'device'
    | 'cancel'
    | 'lever'
    | 'timeOut'
    | 'claim'
    | 'case'
    | 'phone';
  readonly roll: number;
}
const chances: fc.Arbitrary<Chance[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...([
        'coin',
        'note',
        'choose',
        'device',
        'device',
        'device',
        'cancel',
        'lever',
        'timeOut',
        'claim',
        'case',
        'phone',
      ] as const),
    ),
    roll: fc.nat({ max: 999 }),
  }),
  // Long ones: short histories never come as far as a print that fails.
  { minLength: 30, maxLength: 90, size: 'max' },
);

/** A history that this kiosk could write: each device answers only what it was asked, in any way and at any time. */
function play(steps: readonly Chance[]): Sale[] {
  let sale = fold('s1', [SALE_STARTED, { kind: 'fileUploaded', atMs: 0, url: 'u' }]);
  const states = [sale];
  let atMs = 1_000;
  let ids = 0;
  const write: Write = (event) => {
    sale = apply(sale, 's1', event);
    states.push(sale);
    return undefined;
  };
  for (const { kind, roll } of steps) {
    atMs += 1_000;
    const id = `n${ids++}`;
    switch (kind) {
      case 'coin':
        write({
          kind: 'cashInserted',
          atMs,
          partId: id,
          means: 'coins',
          amountMinor: [10, 50, 100][roll % 3] ?? 10,
        });
        break;
      case 'note':
        write({
          kind: 'cashInserted',
          atMs,
          partId: id,
          means: 'bills',
          amountMinor: [500, 1_000, 2_000][roll % 3] ?? 500,
        });
        break;
      case 'choose': {
        if (sale.paidBy || sale.closed) break;
        const paymentId = `P${id}`;
        write({
          kind: 'paymentChosen',
          atMs,
          paymentId,
          payType: ([1, 4, 5, 7] as const)[roll % 4] ?? 1,
          amountMinor: sale.priceMinor,
        });
        write({ kind: 'quoteConfirmed', atMs, paymentId });
        write({
          kind: 'paymentReported',
          atMs,
          paymentId,
          backendPaymentId: null,
          qrText: '',
          deadlineAtMs: atMs + 9_000,
        });
        break;
      }
      case 'phone': {
        const attempt = sale.attempts[roll % Math.max(1, sale.attempts.length)];
        if (attempt) write({ kind: 'paymentStatusSeen', atMs, paymentId: attempt.paymentId, status: 3 });
        break;
      }
      case 'cancel':
        write({ kind: 'saleCancelled', atMs, by: 'shopper' });
        break;
      case 'lever':
        write({ kind: 'cashReturnAsked', atMs });
        break;
      case 'timeOut':
        if (sale.activePaymentId) write({ kind: 'paymentTimedOut', atMs, paymentId: sale.activePaymentId });
        break;
      case 'claim':
        openClaim(sale, id, atMs, write);
        break;
      case 'case':
        goOnWithCase(sale, roll, atMs, write);
        break;
      case 'device': {
        const due = moneyDue(sale, atMs);
        const action = due[roll % Math.max(1, due.length)];
        if (action) answer(sale, action, roll, id, atMs, write);
        break;
      }
    }
  }
  return states;
}

type Write = (event: SaleEvent) => undefined;

function openClaim(sale: Sale, id: string, atMs: number, write: Write): boolean {
  const claim = claimDue(sale);
  if (claim) write({ ...claim, kind: 'claimOpened', atMs, code: id });
  return claim !== null;
}

function goOnWithCase(sale: Sale, roll: number, atMs: number, write: Write): undefined {
  if (sale.paidBy === null) return;
  if (!sale.order) {
    write({ kind: 'orderIdChosen', atMs, orderId: 'O', paymentId: sale.paidBy });
    return write({ kind: 'orderPlaced', atMs, orderId: 'O', backendOrderId: 'b', queueNo: 'A1', status: 8 });
  }
  if (!sale.print) return write({ kind: 'printStarted', atMs, jobId: 'O' });
  if (sale.print.state === 'started') {
    if (roll % 3 === 0) return write({ kind: 'printFailed', atMs, detail: '', certain: roll % 2 === 0 });
    return write({ kind: 'printFinished', atMs });
  }
  if (sale.print.state === 'failed') return;
  if (!sale.dispense) return write({ kind: 'dispenseStarted', atMs, dispenseId: 'O' });
  if (sale.dispense.state !== 'started') return;
  if (roll % 3 === 0) return write({ kind: 'dispenseFailed', atMs, detail: '', certain: roll % 2 === 0 });
  write({ kind: 'dispenseFinished', atMs });
}

const pick = <const Value>(values: readonly [Value, ...Value[]], roll: number): Value =>
  values[roll % values.length] ?? values[0];

function answer(
  sale: Sale,
  action: MoneyAction,
  roll: number,
  id: string,
  atMs: number,
  write: Write,
): undefined {
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

/** Lets the devices and staff's list come to an end, without anybody at the machine. */
function settle(sale: Sale, rolls: number): Sale {
  let now = sale;
  const write: Write = (event) => {
    now = apply(now, 's1', event);
    return undefined;
  };
  for (let turn = 0; turn < 400; turn++) {
    if (openClaim(now, `c${turn}`, 10 ** 9, write)) continue;
    const [action] = moneyDue(now, 10 ** 9);
    if (!action) return now;
    const roll = action.kind === 'followVend' && action.vend.settling === null ? 7 * turn : rolls + turn;
    answer(now, action, roll, `t${turn}`, 10 ** 9, write);
  }
  throw new Error('the money never comes to rest');
}

describe('the ledger', () => {
  it('holds every minor unit exactly once, whatever the journal says', () => {
    const histories = fc.array(arbitraryLaterEvent, { maxLength: 40 });
    fc.assert(
      fc.property(histories, (events) => {
        let sale = fold('s1', [SALE_STARTED]);
        for (const event of events) {
          sale = apply(sale, 's1', event);
          expectSum(sale);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('holds it in every order of coins, cards, refunds and restarts that can be', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) expectSum(sale);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no more back than came in, and keeps what the case costs', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        for (const sale of play(steps)) {
          const cash = ledgerOf(sale).filter(({ means }) => means === 'coins' || means === 'bills');
          const { takenMinor, refundedMinor } = sumLedger(cash);
          expect(refundedMinor).toBe(sale.money.payOuts.reduce((sum, each) => sum + each.paidMinor, 0));
          expect(dueBackMinor(sale)).toBeLessThanOrEqual(takenMinor - refundedMinor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes to rest with nothing undecided once the sale is over, and owes in claims what it says', () => {
    fc.assert(
      fc.property(chances, fc.nat({ max: 999 }), (steps, rolls) => {
        const played = play(steps).at(-1);
        if (!played) throw new Error('there is no sale');
        const closed = apply(played, 's1', { kind: 'saleCancelled', atMs: 10 ** 8, by: 'kiosk' });
        const sale = settle(closed, rolls);
        expect(isMoneyMoving(sale) && sale.closed !== null).toBe(false);
        const { inMinor, claimMinor } = sumLedger(ledgerOf(sale));
        const isWaiting = sale.paidBy !== null && !sale.dispense && sale.claims.length === 0;
        if (sale.closed) expect(inMinor).toBe(0);
        else if (!isWaiting && sale.dispense?.state === 'finished') expect(inMinor).toBe(0);
        expect(sale.claims.reduce((sum, claim) => sum + claim.amountMinor, 0)).toBe(claimMinor);
      }),
      { numRuns: 1_000 },
    );
  });

  it('asks no second charge of a card for one payment', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        const sale = play(steps).at(-1);
        for (const { paymentId } of sale?.attempts ?? []) {
          const taken =
            sale?.money.vends.filter((vend) => vend.paymentId === paymentId && isTaken(vend)) ?? [];
          expect(taken.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a journal from before there was one is the payment by phone', () => {
    const sale = fold('s1', [
      SALE_STARTED,
      { kind: 'paymentChosen', atMs: 1, paymentId: 'P1', payType: 1, amountMinor: 3_990 },
      { kind: 'quoteConfirmed', atMs: 2, paymentId: 'P1' },
      {
        kind: 'paymentReported',
        atMs: 3,
        paymentId: 'P1',
        backendPaymentId: null,
        qrText: 'q',
        deadlineAtMs: 9,
      },
      { kind: 'paymentStatusSeen', atMs: 4, paymentId: 'P1', status: 3 },
    ]);
    expect(attemptOf(sale, 'P1')?.state).toBe('paid');
    expect(ledgerOf(sale)).toEqual([
      { partId: 'P1', means: 'qr', amountMinor: 3_990, state: 'in', certain: true },
    ]);
  });
});
