import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import type { StrayMoney } from '../payment/stray-money.ts';
import { arbitraryLaterEvent } from '../sale/arbitrary-events.ts';
import type { SaleEvent } from '../sale/events.ts';
import { ledgerOf } from '../sale/ledger.ts';
import { type Figures, sumOf } from './figures.ts';
import { ANN, ANNS_PIN, type CashRig, openCashRig } from './test-kit/cash-rig.ts';

type Happening =
  | { kind: 'event'; saleId: string; event: SaleEvent }
  | { kind: 'stray'; stray: StrayMoney }
  | { kind: 'look' }
  | { kind: 'cashUp' };

const SALES = ['s1', 's2', 's3'];
const stray: fc.Arbitrary<StrayMoney> = fc.record({
  strayId: fc.constantFrom('x1', 'x2', 'x3', 'x4'),
  means: fc.constantFrom('coins', 'bills'),
  amountMinor: fc.constantFrom(50, 100),
  atMs: fc.constant(5),
  state: fc.constantFrom('kept', 'returning', 'returned', 'unclear', 'found'),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      saleId: fc.constantFrom(...SALES),
      event: arbitraryLaterEvent,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('stray' as const), stray }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'cashUp' } as const) },
);

const EMPTY = { tubes: [], cashBox: [], stacker: [] };

async function cashUp({ desk, step }: CashRig): Promise<void> {
  expect(desk.start(ANN)).toEqual({ ok: true, value: undefined });
  expect(desk.count({ ...step(), counted: EMPTY }).ok).toBe(true);
  expect(desk.empty({ ...step(), cashBox: true, stacker: true }).ok).toBe(true);
  const signed = await desk.sign({ ...step(), reason: 'unknown', note: '', pin: ANNS_PIN });
  expect(signed.ok).toBe(true);
}

async function happen(rig: CashRig, what: Happening): Promise<void> {
  if (what.kind === 'cashUp') return cashUp(rig);
  if (what.kind === 'look') return rig.moves.book();
  if (what.kind === 'stray') {
    // An entry keeps its amount and means for ever, and money that went back does not come in again.
    const old = rig.strays().find(({ strayId }) => strayId === what.stray.strayId);
    const state = old?.state === 'returned' ? 'returned' : what.stray.state;
    const entry = old ? { ...old, state } : what.stray;
    return rig.setStrays([...rig.strays().filter(({ strayId }) => strayId !== entry.strayId), entry]);
  }
  try {
    rig.store.append(what.saleId, what.event);
  } catch {
    // An event that this sale cannot take.
  }
}

const periodsOf = (rig: CashRig): Figures[] => [
  ...rig.book.list(null, 1_000).map(({ record }) => new Map(record.interval)),
  rig.period().interval,
];

const ledgerSum = (totals: Figures, state: string): number =>
  [...totals]
    .filter(([name]) => name.startsWith('ledger|') && name.split('|')[2] === state)
    .reduce((sum, [, { amountMinor }]) => sum + amountMinor, 0);

it('adds up over all periods to what the ledger says, whatever happens and whenever it is cashed up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 60, size: 'max' }), async (all) => {
      const rig = openCashRig();
      for (const saleId of SALES) rig.begin(saleId);
      for (const what of all) await happen(rig, what);
      const periods = periodsOf(rig);
      const total = sumOf(...periods);
      const sums = SALES.flatMap((saleId) => {
        const sale = rig.store.get(saleId);
        return sale ? [sumLedger(ledgerOf(sale))] : [];
      });
      const ofLedger = (key: 'inMinor' | 'spentMinor' | 'refundedMinor' | 'claimMinor') =>
        sums.reduce((sum, each) => sum + each[key], 0);
      expect(ledgerSum(total, 'in')).toBe(ofLedger('inMinor'));
      expect(ledgerSum(total, 'spent')).toBe(ofLedger('spentMinor'));
      expect(ledgerSum(total, 'refunded')).toBe(ofLedger('refundedMinor'));
      expect(ledgerSum(total, 'claim')).toBe(ofLedger('claimMinor'));
      // Cash pieces are only ever added, once each.
      const cash = SALES.flatMap((saleId) => rig.store.get(saleId)?.money.cash ?? []);
      const piecesMinor = [...total]
        .filter(([name]) => /^\+(coin|note)\|/.test(name))
        .reduce((sum, [, { amountMinor }]) => sum + amountMinor, 0);
      const strays = rig.strays();
      const found = strays.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const foundByTubes = total.get('+stray|found')?.amountMinor ?? 0;
      expect(piecesMinor + foundByTubes).toBe(
        cash.reduce((sum, { amountMinor }) => sum + amountMinor, 0) + found,
      );
      expect(total.get('+stray|back')?.amountMinor ?? 0).toBe(
        strays
          .filter(({ state }) => state === 'returned')
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      );
      for (const period of periods)
        for (const [name, { amountMinor, count }] of period)
          if (name.startsWith('+')) expect(Math.min(amountMinor, count)).toBeGreaterThanOrEqual(0);
      expect(rig.period().cumulative).toEqual(total);
      expect(rig.book.list(null, 1_000).every(({ isWhole }) => isWhole)).toBe(true);
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
