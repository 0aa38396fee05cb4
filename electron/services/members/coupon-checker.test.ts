import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HaidianRig, startHaidian } from '../../backends/haidian/test-kit.ts';
import { deadAddress } from '../../backends/transport/test-kit/stub.ts';
import { DEMO_HAIDIAN } from '../../demo/backend/haidian/seed.ts';
import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { systemClock } from '../../system/clock.ts';
import { createCouponChecker } from './coupon-checker.ts';

const PRICE = 3_990;
const USE = { memberId: DEMO_HAIDIAN.memberId, couponId: '500', couponCode: 'HD10OFF' };

let rig: HaidianRig;
beforeEach(async () => {
  rig = await startHaidian();
});
afterEach(() => rig.close());

const call = () => ({ signal: new AbortController().signal });
const check = (priceMinor = PRICE) => createCouponChecker(rig.client, systemClock)(USE, priceMinor, call());

describe('right before the payment', () => {
  it('a coupon is as it was, or its amount is another one', async () => {
    expect(await check()).toEqual({ kind: 'applies', discountMinor: 1_000 });
    rig.control.setCoupon('HD10OFF', { amount: '8' });
    expect(await check()).toEqual({ kind: 'applies', discountMinor: 800 });
  });

  it('leaves something to pay', async () => {
    expect(await check(900)).toEqual({ kind: 'applies', discountMinor: 899 });
  });

  it('is lost where it was used meanwhile, or there is none of it any more', async () => {
    rig.control.setCoupon('HD10OFF', { isUsed: true });
    expect(await check()).toEqual({ kind: 'lost', reason: { kind: 'used' } });
    const gone = createCouponChecker(rig.client, systemClock)({ ...USE, couponCode: 'NO' }, PRICE, call());
    expect(await gone).toEqual({ kind: 'lost', reason: { kind: 'unknown' } });
  });

  it('is lost where nobody can be asked, and not where the kiosk stops', async () => {
    const client = createTestHaidianClient(await deadAddress());
    expect(await createCouponChecker(client, systemClock)(USE, PRICE, call())).toEqual({
      kind: 'lost',
      reason: { kind: 'away' },
    });
    client.close();
    expect(await createCouponChecker(client, systemClock)(USE, PRICE, call())).toEqual({ kind: 'aborted' });
  });
});
