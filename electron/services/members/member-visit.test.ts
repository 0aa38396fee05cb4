import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIST_MONTHS } from '../../backends/haidian/limits.ts';
import { lastMonths } from '../../backends/haidian/read-time.ts';
import { type HaidianRig, startHaidian } from '../../backends/haidian/test-kit.ts';
import type { MemberBackend } from '../../backends/member-types.ts';
import { deadAddress } from '../../backends/transport/test-kit/stub.ts';
import type { BackendError } from '../../backends/types.ts';
import { DEMO_HAIDIAN } from '../../demo/backend/haidian/seed.ts';
import { createTestHaidianClient } from '../../demo/backend/other-systems-kit.ts';
import { systemClock } from '../../system/clock.ts';
import { createMemberVisit } from './member-visit.ts';

const PRICE = 3_990;
const { mobile, memberId, otherMobile } = DEMO_HAIDIAN;

let rig: HaidianRig;
let heard: (BackendError | null)[];
beforeEach(async () => {
  rig = await startHaidian();
  heard = [];
});
afterEach(() => rig.close());

const visit = (backend: MemberBackend = rig.client) =>
  createMemberVisit({
    ...{ backend, clock: systemClock, leastToPayMinor: 1 },
    orderSpan: (nowMs) => lastMonths(nowMs, 'Asia/Shanghai', LIST_MONTHS),
    onAnswer: (error) => void heard.push(error),
  });

describe('a member', () => {
  it('is found by mobile number, and shown without it', async () => {
    const of = visit();
    expect(await of.findMember('138 0013 8000')).toEqual({
      ok: true,
      value: { nickname: 'Minho', level: 1, maskedMobile: '138****8000' },
    });
    expect(JSON.stringify([of.member(), of.purchase()])).not.toContain(mobile);
    expect(of.purchase()).toEqual({ memberId, coupon: null });
  });

  it.each(['refused', 'emptyList'] as const)('that there is not is said plainly (%s)', async (how) => {
    rig.control.setAbsent(how);
    expect(await visit().findMember('13700137000')).toEqual({ ok: false, error: { kind: 'unknownMember' } });
    expect(heard).toEqual([null]);
  });

  it('is not asked for by what is no number, and not for ever by numbers that are tried', async () => {
    const of = visit();
    expect(await of.findMember('12345')).toMatchObject({ error: { kind: 'noMobileNumber' } });
    expect(rig.control.requests).toEqual({});
    for (let time = 0; time < 8; time += 1) await of.findMember(`1370013700${time}`);
    expect(await of.findMember(mobile)).toMatchObject({ error: { kind: 'tooManyTries' } });
    expect(rig.control.requests.userInfo).toBe(8);
  });

  it('has pages of orders of the last three months, from the start as often as wanted', async () => {
    const of = visit();
    expect(await of.nextOrders(true)).toMatchObject({ error: { kind: 'noMember' } });
    await of.findMember(mobile);
    const lengths: unknown[] = [];
    for (const fromStart of [true, false, false, true]) {
      const page = await of.nextOrders(fromStart);
      lengths.push(page.ok ? [page.value.orders.length, page.value.hasMore] : page.error);
    }
    expect(lengths).toEqual([
      [10, true],
      [10, true],
      [3, false],
      [10, true],
    ]);
  });
});

describe('a coupon', () => {
  it('takes its amount off, and is told to the sale', async () => {
    const of = visit();
    await of.findMember(mobile);
    expect(await of.enterCoupon(' HD10OFF ', PRICE)).toEqual({
      ok: true,
      value: { couponName: '满减券 10', discountMinor: 1_000, toPayMinor: 2_990 },
    });
    expect(of.purchase().coupon).toEqual({
      ...{ memberId, couponId: '500', couponCode: 'HD10OFF', discountMinor: 1_000 },
    });
    of.removeCoupon();
    expect(of.purchase().coupon).toBeNull();
  });

  it.each([
    ['HD5FROM99', { kind: 'minimumNotReached', minimumMinor: 9_900 }],
    ['HDEXPIRED', { kind: 'expired', untilMs: expect.any(Number) }],
    ['HDEARLY', { kind: 'notYetValid', fromMs: expect.any(Number) }],
    ['HDUSED', { kind: 'used' }],
    ['HDVOID', { kind: 'void' }],
    ['HDLOCKED', { kind: 'notUsable' }],
    ['HDOTHER', { kind: 'otherMember' }],
    ['NOSUCH', { kind: 'unknown' }],
  ])('%s does not apply, for a reason, and leaves the one before', async (code, reason) => {
    const of = visit();
    await of.findMember(mobile);
    await of.enterCoupon('HDANYBODY', PRICE);
    expect(await of.enterCoupon(code, PRICE)).toEqual({ ok: false, error: { kind: 'doesNotApply', reason } });
    expect(of.purchase().coupon).toMatchObject({ couponCode: 'HDANYBODY' });
  });

  it('of a member needs them, and goes when they are somebody else', async () => {
    const of = visit();
    expect(await of.enterCoupon('HD10OFF', PRICE)).toMatchObject({
      error: { reason: { kind: 'memberNeeded' } },
    });
    expect(await of.enterCoupon('HDANYBODY', PRICE)).toMatchObject({ ok: true });
    expect(of.purchase()).toMatchObject({ memberId: null, coupon: { memberId: null } });
    await of.findMember(otherMobile);
    expect(of.purchase().coupon).toBeNull();
  });

  it('is no code when empty or endless, and is not tried for ever', async () => {
    const of = visit();
    for (const code of ['', ' ', 'x'.repeat(65)])
      expect(await of.enterCoupon(code, PRICE)).toMatchObject({ error: { kind: 'noCode' } });
    for (let time = 0; time < 8; time += 1) await of.enterCoupon(`NO${time}`, PRICE);
    expect(await of.enterCoupon('HDANYBODY', PRICE)).toMatchObject({ error: { kind: 'tooManyTries' } });
  });
});

describe('a retailer who is away', () => {
  it('is said so, and nothing else happens', async () => {
    const client = createTestHaidianClient(await deadAddress());
    const of = visit(client);
    expect(await of.findMember(mobile)).toEqual({ ok: false, error: { kind: 'away' } });
    expect(await of.enterCoupon('HDANYBODY', PRICE)).toEqual({ ok: false, error: { kind: 'away' } });
    expect(of.purchase()).toEqual({ memberId: null, coupon: null });
    client.close();
  });
});

describe('the next shopper', () => {
  it('sees nothing of the one before, also of answers that come late', async () => {
    const of = visit();
    await of.findMember(mobile);
    await of.enterCoupon('HD10OFF', PRICE);
    const late = [of.nextOrders(true), of.findMember(otherMobile), of.enterCoupon('HDANYBODY', PRICE)];
    of.close();
    for (const answer of late) expect(await answer).toEqual({ ok: false, error: { kind: 'left' } });
    expect(of.member()).toBeNull();
    expect(of.purchase()).toEqual({ memberId: null, coupon: null });
    expect(await of.findMember(mobile)).toEqual({ ok: false, error: { kind: 'left' } });
  });

  it('is the last number that was asked for, whichever answer comes first', async () => {
    const gates = new Map<string, () => void>();
    const backend: MemberBackend = {
      ...rig.client,
      findMember: async (number, options) => {
        await new Promise<void>((resolve) => gates.set(number, resolve));
        return rig.client.findMember(number, options);
      },
    };
    const of = visit(backend);
    const first = of.findMember(mobile);
    const second = of.findMember(otherMobile);
    gates.get(otherMobile)?.();
    expect(await second).toMatchObject({ ok: true, value: { nickname: '小林' } });
    gates.get(mobile)?.();
    expect(await first).toEqual({ ok: false, error: { kind: 'left' } });
    expect(of.member()).toMatchObject({ nickname: '小林' });
  });
});
