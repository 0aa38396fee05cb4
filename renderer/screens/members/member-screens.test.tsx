// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberVisitView } from '../../../shared/contract/members.ts';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { brand, design, model, models } from '../../fixtures/shop.ts';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { Flow } from '../../flow/flow.tsx';
import { IdleGuard } from '../../flow/idle-guard.tsx';
import { leaveSession } from '../../flow/session-actions.ts';
import { openPreview } from '../../previews/open-preview.ts';
import type { Preview } from '../../previews/preview.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { useMemberStore } from './member-store.ts';

const MOBILE = '13800138000';
const nobody: MemberVisitView = { member: null, coupon: null };
const member = { nickname: 'Minho', level: 1, maskedMobile: '138****8000' };
const coupon = { couponName: '满减券 10', discountMinor: 1_000, toPayMinor: 2_990 };
const found = { kind: 'found', visit: { member, coupon: null } } as const;

let screen: Rendered;
let transport: FakeTransport;

async function open(preview: Omit<Preview, 'name'> = {}): Promise<void> {
  const draft = { brand, model, design, printFileId: 'print-1' };
  const info = { services: ['members' as const] };
  transport = await openPreview(
    { name: 'test', step: 'review', draft, info, ...preview },
    'en',
    'blob:picture',
  );
  transport.reply('endSession', {});
  transport.reply('getMemberVisit', preview.replies?.getMemberVisit ?? nobody);
  transport.reply('listenForCodes', { kind: 'serial' });
  screen = await render(
    <>
      <Flow />
      <IdleGuard />
    </>,
  );
}

const tapAll = async (...testIds: string[]) => {
  for (const testId of testIds) await screen.tap(testId);
};
const typeMobile = () => tapAll('members', 'member-mobile', ...[...MOBILE].map((digit) => `digit-${digit}`));
const typeCode = () => tapAll('members', 'member-coupon', 'keyboard-key-h', 'keyboard-key-1', 'coupon-check');
const text = () => document.body.textContent ?? '';
const page = () => document.documentElement.outerHTML.replace(/[\s<>/a-z-]/g, '');
const price = () => screen.find('review-to-pay')?.textContent;

beforeEach(() => {
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
});
afterEach(async () => {
  await screen.unmount();
  vi.useRealTimers();
});

describe('a kiosk without members', () => {
  it('shows nothing of them and asks nothing about them', async () => {
    await open({ info: { services: [] } });
    expect(screen.find('review-confirm')).not.toBeNull();
    expect(screen.find('members')).toBeNull();
    const asked = transport.calls.map(({ method }) => method);
    expect(asked.filter((method) => /member|coupon|codes/i.test(method))).toEqual([]);
  });
});

describe('the mobile number', () => {
  it('is sent once, and is on the page and in the store no more', async () => {
    await open();
    let answer: (value: unknown) => void = () => {};
    transport.replyWith(
      'findMember',
      new Promise((resolve) => {
        answer = (value) => resolve({ ok: true, value });
      }),
    );
    await typeMobile();
    expect(page()).toContain('0013');
    await tapAll('mobile-find', 'mobile-find');
    expect(transport.callsOf('findMember')).toEqual([{ mobile: MOBILE }]);
    expect(page()).not.toMatch(/13800138000|0013/);
    await act(async () => answer(found));
    expect(text()).toContain('138****8000');
    expect(screen.find('member-card')?.textContent).toMatch(/Minho.*Level 1/);
    expect(page()).not.toMatch(/13800138000|0013/);
    expect(JSON.stringify(useMemberStore.getState())).not.toContain('0013');
  });

  it.each([
    ['noMobileNumber', /11 digits/],
    ['unknownMember', /no member/],
    ['away', /does not answer.*without it/],
    ['tooManyTries', /too often/],
  ] as const)('that leads nowhere (%s) is answered in words', async (reason, words) => {
    await open();
    transport.reply('findMember', { kind: 'refused', reason });
    await typeMobile();
    await screen.tap('mobile-find');
    expect(screen.find('notice')?.textContent).toMatch(words);
    expect(text()).not.toContain('138 0013');
  });

  it('is forgotten with all that belongs to it at a tap', async () => {
    await open({ replies: { getMemberVisit: { member, coupon } } });
    transport.reply('forgetMember', nobody);
    await tapAll('members', 'member-forget');
    expect(screen.find('member-card')).toBeNull();
    expect(screen.find('coupon-card')).toBeNull();
    expect(price()).toBe('¥39.90');
  });
});

describe('a coupon', () => {
  it('takes its discount off the price, until it is removed', async () => {
    await open();
    transport.reply('enterCoupon', { kind: 'applies', visit: { member: null, coupon } });
    transport.reply('removeCoupon', nobody);
    await typeCode();
    expect(transport.callsOf('enterCoupon')).toEqual([{ code: 'H1', brandId: 'BR1', modelId: 'MM1' }]);
    expect(price()).toBe('¥29.90');
    expect(screen.find('review-confirm')?.textContent).toContain('¥29.90');
    expect(screen.find('coupon-card')?.textContent).toMatch(/¥39\.90.*−¥10\.00.*¥29\.90/);
    await screen.tap('coupon-remove');
    expect(price()).toBe('¥39.90');
  });

  it('is taken from the scanner, too', async () => {
    await open();
    transport.reply('enterCoupon', { kind: 'doesNotApply', reason: { kind: 'used' } });
    await screen.tap('members');
    await act(async () => transport.tell('codeScanned', { text: 'HDUSED' }));
    expect(screen.find('coupon-shown')?.textContent).toContain('HDUSED');
    expect(transport.callsOf('enterCoupon')).toHaveLength(1);
    expect(screen.find('notice')?.textContent).toMatch(/used already.*¥39\.90, as before/);
  });

  it('of a member is checked again when the member is known', async () => {
    await open();
    transport.reply('enterCoupon', { kind: 'doesNotApply', reason: { kind: 'memberNeeded' } });
    await typeCode();
    await screen.tap('coupon-mobile');
    transport.reply('findMember', found);
    transport.reply('enterCoupon', { kind: 'applies', visit: { member, coupon } });
    await tapAll(...[...MOBILE].map((digit) => `digit-${digit}`), 'mobile-find');
    expect(transport.callsOf('enterCoupon')).toHaveLength(2);
    expect(price()).toBe('¥29.90');
  });

  it('is checked against the price of another model, or comes off with a word', async () => {
    await open();
    transport.reply('enterCoupon', { kind: 'applies', visit: { member: null, coupon } });
    await typeCode();
    await screen.tap('member-close');
    transport.reply('removeCoupon', nobody);
    transport.reply('getMemberVisit', { member: null, coupon });
    transport.reply('enterCoupon', {
      kind: 'doesNotApply',
      reason: { kind: 'minimumNotReached', minimumMinor: 9_900 },
    });
    await act(async () => useDraftStore.setState({ model: models[1] ?? model }));
    expect(transport.callsOf('enterCoupon')).toHaveLength(2);
    expect(price()).toBe('¥45.90');
    expect(text()).toMatch(/does not hold for this model.*¥99\.00 or more/);
  });
});

describe('the orders of a member', () => {
  const order = (orderNo: string) => ({
    orderNo,
    way: 'pickUp' as const,
    totalMinor: 3_990,
    discountMinor: 0,
    placedAtMs: 0,
    paidAtMs: 0,
    lines: [{ name: `case ${orderNo}`, count: 1, amountMinor: 3_990 }],
  });
  const shown = () => [...(screen.find('order-list')?.querySelectorAll('article') ?? [])].length;
  const openOrders = async () => {
    await open({ replies: { getMemberVisit: { member, coupon: null } } });
  };

  it('come page by page, each once', async () => {
    await openOrders();
    transport.reply('listMemberOrders', { kind: 'page', orders: [order('1'), order('2')], hasMore: true });
    await tapAll('members', 'member-orders');
    expect(shown()).toBe(2);
    transport.reply('listMemberOrders', { kind: 'page', orders: [order('2'), order('3')], hasMore: false });
    await screen.tap('orders-more');
    expect(shown()).toBe(3);
    expect(transport.callsOf('listMemberOrders')).toEqual([{ fromStart: true }, { fromStart: false }]);
    expect(screen.find('orders-more')).toBeNull();
  });

  it('that cannot be read do not stand in the way', async () => {
    await openOrders();
    transport.reply('listMemberOrders', { kind: 'refused', reason: 'away' });
    await tapAll('members', 'member-orders');
    expect(screen.find('notice')?.textContent).toMatch(/Buying goes on/);
    transport.reply('listMemberOrders', { kind: 'page', orders: [order('1')], hasMore: false });
    await screen.tap('retry');
    expect(shown()).toBe(1);
  });
});

describe('when the shopper is gone', () => {
  it('nothing is left of them, also with the sheet open under the question', async () => {
    vi.useFakeTimers();
    await open({ replies: { getMemberVisit: { member, coupon } } });
    await screen.tap('members');
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(screen.find('idle-question')).not.toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(FLOW_DELAYS.questionMs));
    expect(useSessionStore.getState().step).toBe('attract');
    expect(screen.find('member-sheet')).toBeNull();
    expect(useMemberStore.getState()).toEqual({ visit: null, couponCode: null, lost: null });
    expect(text()).not.toMatch(/Minho|138\*/);
  });

  it('an answer that comes late is shown to nobody', async () => {
    await open();
    let answer: () => void = () => {};
    transport.replyWith(
      'findMember',
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: found });
      }),
    );
    await typeMobile();
    await screen.tap('mobile-find');
    await act(async () => leaveSession('cancelled'));
    await act(async () => answer());
    expect(useMemberStore.getState().visit).toBeNull();
  });
});
