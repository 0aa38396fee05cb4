import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/domain/result.ts';
import { newHandedOrder } from '../../backends/haidian/test-kit.ts';
import type { MemberBackend } from '../../backends/member-types.ts';
import type { BackendError, BackendResult } from '../../backends/types.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { createNewsDeliverer } from './deliver-news.ts';
import { createDoubts } from './in-doubt.ts';
import type { MemberNews } from './member-news.ts';

/** What a request meets. `dies`: the process ends before an answer is there; the request may have arrived or not. */
type Luck = 'fine' | 'answerLost' | 'neverSent' | 'lostOnTheWay' | 'oddAnswer' | 'diesBefore' | 'diesAfter';
const LUCK: readonly Luck[] = [
  'fine',
  'answerLost',
  'neverSent',
  'lostOnTheWay',
  'oddAnswer',
  'diesBefore',
  'diesAfter',
];

const away = (sent: boolean): BackendError => ({ kind: 'unreachable', sent, detail: '' });
const odd: BackendError = { kind: 'contract', system: 'x', endpoint: 'x', field: 'x', detail: '' };
const no: BackendError = { kind: 'refused', reason: 'other', code: -1, detail: '' };
class Died extends Error {}

/** A retailer that takes a thing once, and counts how often it was asked to. */
function openRetailer(lucks: readonly Luck[]) {
  const state = { done: false, asked: 0, askedInVain: 0 };
  const left = [...lucks];
  const meet = async <Value>(effect: () => BackendResult<Value>): Promise<BackendResult<Value>> => {
    const luck = left.shift() ?? 'fine';
    if (luck === 'neverSent') return err(away(false));
    if (luck === 'lostOnTheWay') return err(away(true));
    if (luck === 'diesBefore') throw new Died();
    const answer = effect();
    if (luck === 'diesAfter') throw new Died();
    if (luck === 'answerLost') return err(away(true));
    return luck === 'oddAnswer' ? err(odd) : answer;
  };
  const act = () =>
    meet<void>(() => {
      state.asked += 1;
      if (state.done) {
        state.askedInVain += 1;
        return err(no);
      }
      state.done = true;
      return ok(undefined);
    });
  const coupon = {
    ownerId: 8,
    couponId: '1',
    couponCode: 'A',
    name: null,
    isUsable: true,
    isVoid: false,
    rules: [],
  };
  const backend: MemberBackend = {
    findMember: async () => ok(null),
    listOrders: async () => ok([]),
    hasOrder: () => meet(() => ok(state.done)),
    readCoupon: () => meet(() => ok({ ...coupon, isUsed: state.done })),
    redeemCoupon: act,
    handOverOrder: act,
    reportPickUp: act,
  };
  return { backend, state };
}

const NEWS: readonly MemberNews[] = [
  { kind: 'redeemCoupon', saleId: 's1', use: { memberId: 8, couponId: '1', couponCode: 'A' } },
  { kind: 'handOverOrder', saleId: 's1', order: { ...newHandedOrder(), goods: [] } },
];

it.each(NEWS)('$kind takes place once, whatever gets lost and whenever the kiosk dies', async (news) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...LUCK), { maxLength: 12 }), async (lucks) => {
      const { backend, state } = openRetailer(lucks);
      const kept = createKeptValues(openDatabase(':memory:'));
      let isDelivered = false;
      for (let attempt = 0; attempt < 20 && !isDelivered; attempt += 1) {
        // Every attempt may be the first of a new life: only the disk remembers.
        const doubts = createDoubts(
          kept,
          () => true,
          () => 0,
        );
        const deliver = createNewsDeliverer({ backend, doubts, isDue: () => !state.done });
        try {
          isDelivered = (await deliver(news, {})).ok;
        } catch (error) {
          if (!(error instanceof Died)) throw error;
        }
      }
      expect({ isDelivered, ...state }).toEqual({ isDelivered: true, done: true, asked: 1, askedInVain: 0 });
    }),
    { numRuns: 150 },
  );
});

it('does not take for its own what somebody else had done before the first attempt', async () => {
  const { backend, state } = openRetailer([]);
  state.done = true;
  const kept = createKeptValues(openDatabase(':memory:'));
  const doubts = createDoubts(
    kept,
    () => true,
    () => 0,
  );
  const deliver = createNewsDeliverer({ backend, doubts, isDue: () => true });
  for (const news of NEWS)
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await deliver(news, {})).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(state.askedInVain).toBe(6);
});
