// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { SaleView } from '../../../shared/contract/sale.ts';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { brand, design, model, saleIn, stages } from '../../fixtures/shop.ts';
import { Flow } from '../../flow/flow.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import { useSessionStore } from '../../state/session-store.ts';

const discounted = { amountMinor: 2_990, discountMinor: 1_000 };
let screen: Rendered;
let transport: FakeTransport;
afterEach(() => screen.unmount());

async function open(sale: SaleView): Promise<void> {
  const draft = { brand, model, design, printFileId: 'print-1' };
  transport = await openPreview({ name: 'test', step: 'review', draft, sale }, 'en', 'about:blank');
  screen = await render(<Flow />);
}
const text = () => screen.container.textContent ?? '';

describe('a sale with a coupon', () => {
  it('says on the payment what the price was and what came off', async () => {
    await open(saleIn(stages.choosingPayment, discounted));
    expect(text()).toMatch(/iPhone 15 Pro¥39\.90 less ¥10\.00 by your coupon¥29\.90/);
  });

  it('whose coupon was lost goes on at the full price with a yes', async () => {
    await open(saleIn(stages.couponChanged, discounted));
    expect(text()).toMatch(/good until November 21, 2026.*¥29\.90.*¥39\.90.*Nothing has been charged/);
    transport.reply('acceptPrice', saleIn(stages.choosingPayment));
    await screen.tap('accept-price');
    expect(transport.callsOf('acceptPrice')).toEqual([{ saleId: 'sale-1', amountMinor: 3_990 }]);
    expect(screen.find('payment-discount')).toBeNull();
  });

  it('goes back to the design without one', async () => {
    await open(saleIn({ ...stages.couponChanged, reason: { kind: 'away' } }, discounted));
    expect(text()).toMatch(/does not answer/);
    transport.reply('cancelSale', saleIn(stages.cancelled));
    await screen.tap('decline-price');
    expect(useSessionStore.getState().step).toBe('review');
    expect(screen.find('review-confirm')).not.toBeNull();
  });

  it('tells with the queue number what the coupon saved', async () => {
    await open(saleIn(stages.queued, discounted));
    expect(screen.find('queue-saved')?.textContent).toBe('¥10.00 saved with your coupon');
  });
});
