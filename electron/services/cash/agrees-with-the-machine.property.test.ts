import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Pieces } from '../../../shared/contract/staff-cash.ts';
import { joinPieces, sumPieces } from './places.ts';
import { ANN, ANNS_PIN, type CashRig, openCashRig } from './test-kit/cash-rig.ts';

/** What really lies where. */
interface World {
  tubesMinor: number;
  box: Pieces[];
  notes: Pieces[];
}

const acts = fc.record({
  kind: fc.constantFrom(
    ...(['coin', 'coin', 'coin', 'note', 'note', 'payOut', 'stray', 'strayBack', 'hand'] as const),
    ...(['count', 'empty', 'float', 'sign'] as const),
  ),
  roll: fc.nat({ max: 99 }),
});

const COINS = [50, 100] as const;
const one = (valueMinor: number): Pieces => ({ valueMinor, count: 1 });
const asCoins = (amountMinor: number): Pieces[] =>
  amountMinor === 0 ? [] : [{ valueMinor: 50, count: amountMinor / 50 }];

function createWorld(rig: CashRig) {
  const world: World = { tubesMinor: 0, box: [], notes: [] };
  let ids = 0;
  const payOut = (wishMinor: number) => {
    const amountMinor = Math.min(world.tubesMinor, wishMinor);
    if (amountMinor === 0) return;
    const payOutId = `out${ids++}`;
    rig.store.append('s', { kind: 'payOutStarted', atMs: 1, payOutId, amountMinor });
    rig.store.append('s', {
      kind: 'payOutFinished',
      atMs: 1,
      payOutId,
      outcome: 'done',
      paidMinor: amountMinor,
    });
    world.tubesMinor -= amountMinor;
  };
  const put = (valueMinor: number, isTube: boolean) => {
    if (isTube) world.tubesMinor += valueMinor;
    else world.box = joinPieces([...world.box, one(valueMinor)]);
  };
  return {
    world,
    coin: (valueMinor: number, isTube: boolean) => {
      const partId = `c${ids++}`;
      rig.moves.notePlace(partId, isTube ? 'tube' : 'cashBox');
      rig.store.append('s', {
        kind: 'cashInserted',
        atMs: 1,
        partId,
        means: 'coins',
        amountMinor: valueMinor,
      });
      put(valueMinor, isTube);
    },
    note: (valueMinor: number) => {
      rig.store.append('s', {
        ...{ kind: 'cashInserted', atMs: 1, partId: `n${ids++}`, means: 'bills', amountMinor: valueMinor },
      });
      world.notes = joinPieces([...world.notes, one(valueMinor)]);
    },
    payOut,
    stray: (valueMinor: number, isTube: boolean) => {
      const strayId = `x${ids++}`;
      rig.moves.notePlace(strayId, isTube ? 'tube' : 'cashBox');
      rig.setStrays([
        ...rig.strays(),
        { strayId, means: 'coins', amountMinor: valueMinor, atMs: 1, state: 'kept' },
      ]);
      put(valueMinor, isTube);
    },
    strayBack: () => {
      const kept = rig
        .strays()
        .find(({ state, amountMinor }) => state === 'kept' && amountMinor <= world.tubesMinor);
      if (!kept) return;
      rig.setStrays(rig.strays().map((each) => (each === kept ? { ...each, state: 'returned' } : each)));
      world.tubesMinor -= kept.amountMinor;
    },
    byHand: (wishMinor: number) => {
      const amountMinor = Math.min(world.tubesMinor, wishMinor);
      if (amountMinor === 0) return;
      rig.moves.noteHandOut(amountMinor);
      world.tubesMinor -= amountMinor;
    },
  };
}

it('expects exactly what lies in the machine, through counts, emptying, floats and money in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 20, maxLength: 80, size: 'max' }), async (all) => {
      const rig = openCashRig();
      rig.begin('s');
      const { world, ...happen } = createWorld(rig);
      /** What came into the boxes since the count stays for the next period, wherever it lies now. */
      let sinceCount: World = { tubesMinor: 0, box: [], notes: [] };
      let isFirst = true;
      for (const { kind, roll } of all) {
        const value = COINS[roll % 2] ?? 50;
        const before = structuredClone(world);
        const open = rig.book.open();
        if (kind === 'coin') happen.coin(value, roll % 3 > 0);
        if (kind === 'note') happen.note(roll % 2 ? 1_000 : 2_000);
        if (kind === 'payOut') happen.payOut(50 * (roll % 5));
        if (kind === 'stray') happen.stray(value, roll % 3 > 0);
        if (kind === 'strayBack') happen.strayBack();
        if (kind === 'hand') happen.byHand(50);
        if (open?.draft.count) {
          const added = (now: Pieces[], then: Pieces[]) =>
            joinPieces([...now, ...then.map(({ valueMinor, count }) => ({ valueMinor, count: -count }))]);
          sinceCount = {
            tubesMinor: 0,
            box: joinPieces([...sinceCount.box, ...added(world.box, before.box)]),
            notes: joinPieces([...sinceCount.notes, ...added(world.notes, before.notes)]),
          };
        }
        if (kind === 'count') {
          if (!open) rig.desk.start(ANN);
          const counted = { tubes: asCoins(world.tubesMinor), cashBox: world.box, stacker: world.notes };
          expect(rig.desk.count({ ...rig.step(), counted }).ok).toBe(true);
          sinceCount = { tubesMinor: 0, box: [], notes: [] };
          for (const { place, varianceMinor } of rig.book.open()?.draft.count?.results ?? [])
            expect(place === 'tubes' && isFirst ? [null, 0] : [0]).toContain(varianceMinor);
        }
        if (kind === 'empty' && open)
          rig.desk.empty({ ...rig.step(), cashBox: roll % 2 === 0, stacker: roll % 3 === 0 });
        if (kind === 'float' && open?.draft.count) {
          world.tubesMinor = 50 * roll;
          rig.desk.float({ ...rig.step(), float: asCoins(world.tubesMinor) });
        }
        if (kind === 'sign' && open?.draft.emptied) {
          const { emptied } = open.draft;
          expect(await rig.desk.sign({ ...rig.step(), reason: null, note: '', pin: ANNS_PIN })).toMatchObject(
            {
              ok: true,
            },
          );
          isFirst = false;
          if (emptied.cashBox) world.box = sinceCount.box;
          if (emptied.stacker) world.notes = sinceCount.notes;
        }
        const expected = rig.expected();
        expect(expected.cashBox.pieces).toEqual(world.box);
        expect(expected.stacker.amountMinor).toBe(sumPieces(world.notes));
        if (expected.tubes.amountMinor !== null || !isFirst)
          expect(expected.tubes.amountMinor).toBe(world.tubesMinor);
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
