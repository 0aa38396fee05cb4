import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/domain/result.ts';
import type { MemberVisit } from '../services/members/member-visit.ts';
import { memberHandlers } from './members.ts';

describe('a coupon', () => {
  it.each([
    [true, 'away'],
    [false, 'noCode'],
  ])('is not taken while the kiosk sells without its backend: %s', async (isOffline, reason) => {
    const visit = { enterCoupon: async () => ({ ok: false, error: { kind: 'noCode' } }) };
    const model = { priceMinor: 3990 };
    const handlers = memberHandlers({
      visits: { current: () => visit as unknown as MemberVisit },
      catalogue: {
        listModels: async () => ok({ items: [], stale: false, readAtMs: 0 }),
        findModel: () => model as never,
      },
      sellsWithoutBackend: () => isOffline,
    });
    const answer = await handlers.enterCoupon({ code: 'A', brandId: 'b', modelId: 'm' });
    expect(answer).toEqual(ok({ kind: 'refused', reason }));
  });
});
