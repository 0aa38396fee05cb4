// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { SaleView } from '../../../shared/contract/sale.ts';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { design, model, saleIn, stages } from '../../fixtures/shop.ts';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { IdleGuard } from '../../flow/idle-guard.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useSaleStore } from '../../state/sale-store.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { PaymentScreen } from '../payment/payment-screen.tsx';

const IDLE_MS = 60_000;
const CASH = saleIn(stages.choosingPayment, { cashInMinor: 2_000 });
let screen: Rendered;
let transport: FakeTransport;

async function open(sale: SaleView, locale: Locale = 'en', shown = <IdleGuard />): Promise<void> {
  const draft = { model, design, printFileId: 'print-1' };
  transport = await openPreview({ name: 'test', draft, sale }, locale, 'blob:picture');
  transport.reply('endSession', {});
  transport.reply('cancelSale', saleIn(stages.returningMoney));
  vi.useFakeTimers();
  screen = await render(shown);
}

const wait = (forMs: number) => act(() => vi.advanceTimersByTimeAsync(forMs));
const words = () => screen.find('leaving-money')?.textContent ?? '';
const stage = () => useSaleStore.getState().sale?.stage.kind;

beforeEach(() => {
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
});
afterEach(async () => {
  await screen.unmount();
  vi.useRealTimers();
});

describe('a shopper who is asked whether to go on, with money in the machine', () => {
  it.each([
    ['en', CASH, /20\.00 that you put in then comes back.*code/],
    ['zh-CN', CASH, /20\.00.*退还.*凭证码/],
    ['en', saleIn(stages.returningMoney), /still coming out/],
    ['zh-CN', saleIn(stages.returningMoney), /正在退还/],
    ['en', saleIn(stages.ordering), /has arrived and is safe.*PYEN261122000481/],
    ['zh-CN', saleIn(stages.ordering), /已到账.*PYEN261122000481/],
    ['en', saleIn(stages.paymentTimedOut), /If you have just paid.*PYEN261122000481/],
    ['en', saleIn(stages.paymentFailed, { extraClaims: ['K7M2QX'] }), /write this code down first: K7M2QX/],
  ] as const)('reads in %s what becomes of it (%#)', async (locale, sale, text) => {
    await open(sale, locale);
    await wait(IDLE_MS);
    expect(words()).toMatch(text);
  });

  it('sees the coins come out after the question, and the picture is gone', async () => {
    await open(CASH);
    await wait(IDLE_MS + FLOW_DELAYS.questionMs);
    expect(transport.callsOf('cancelSale')).toEqual([{ saleId: 'sale-1' }]);
    expect(transport.callsOf('endSession')).toEqual([]);
    expect(stage()).toBe('returningMoney');
    expect(useDraftStore.getState().design).toBeNull();
  });

  it('is not waited for for ever: the next idle time ends the visit', async () => {
    await open(CASH);
    await wait(IDLE_MS + FLOW_DELAYS.questionMs);
    await wait(IDLE_MS + FLOW_DELAYS.questionMs);
    expect(transport.callsOf('endSession')).toEqual([{ reason: 'idle' }]);
    expect(useSessionStore.getState().step).toBe('attract');
  });

  it('leaves all the same when the main process does not answer: that gives the coins back by itself', async () => {
    await open(CASH);
    transport.refuse('cancelSale', 'internal');
    transport.reply('getSale', null);
    await wait(IDLE_MS + FLOW_DELAYS.questionMs);
    expect(transport.callsOf('endSession')).toEqual([{ reason: 'idle' }]);
  });
});

describe('a shopper who cancels with coins in the machine', () => {
  it('is told that they come back, and sees them come', async () => {
    await open(CASH, 'en', <PaymentScreen sale={CASH} stage={stages.choosingPayment} />);
    await screen.tap('cancel');
    expect(words()).toMatch(/20\.00 that you put in then comes back/);
    await screen.tap('cancel-confirm');
    await wait(0);
    expect(stage()).toBe('returningMoney');
    expect(transport.callsOf('endSession')).toEqual([]);
    expect(useDraftStore.getState().design).not.toBeNull();
  });
});
