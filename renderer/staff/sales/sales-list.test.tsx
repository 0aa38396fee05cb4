// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../app.tsx';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import { previews } from './sales.previews.ts';

let screen: Rendered;
let transport: FakeTransport;
afterEach(() => screen.unmount());

async function open(name: string): Promise<void> {
  const preview = previews.find((each) => each.name === name);
  if (!preview) throw new Error(`no preview ${name}`);
  transport = await openPreview({ ...preview, taps: [] }, 'en', 'about:blank');
  screen = await render(<App />);
  await vi.waitFor(() => expect(screen.find('sales-found')).not.toBeNull());
}
const rows = () => [...screen.container.querySelectorAll('[data-testid="sales-found"] > li')];

describe('the list of sales', () => {
  it('has orders of documents at their place in time, by their code', async () => {
    await open('staff/sales-documents');
    await vi.waitFor(() => expect(screen.find('documents-o1')).not.toBeNull());
    expect(rows().at(-1)?.textContent).toMatch(/Documents · P4N8WT.*202611220000048/);
  });

  it('settles an order of documents where it stands, and prints its slip again', async () => {
    await open('staff/sales-documents');
    await vi.waitFor(() => expect(screen.find('documents-o1')).not.toBeNull());
    await screen.tap('documents-o1');
    transport.reply('printDocumentSlipAgain', { kind: 'refused', reason: 'gone' });
    await screen.tap('documents-slip');
    const wish = [{ documentOrderId: 'o1' }];
    await vi.waitFor(() => expect(transport.callsOf('printDocumentSlipAgain')).toEqual(wish));
    await screen.tap('documents-settle');
    transport.reply('settleDocuments', { kind: 'refused', reason: 'gone' });
    await screen.tap('ask-sure-yes');
    await vi.waitFor(() => expect(transport.callsOf('settleDocuments')).toEqual(wish));
  });
});

describe('the panel of a claim', () => {
  const openSale = async (name: string) => {
    const preview = previews.find((each) => each.name === name);
    if (!preview) throw new Error(`no preview ${name}`);
    await openPreview({ ...preview, taps: [] }, 'en', 'about:blank');
    screen = await render(<App />);
  };

  it.each([
    ['staff/sale-coupon', /¥10\.00 was redeemed.*never given back as money/],
    ['staff/sale-coupon-kept', /¥10\.00.*not redeemed: the shopper can use it again/],
  ])('says what becomes of the coupon: %s', async (name, words) => {
    await openSale(name);
    await vi.waitFor(() => expect(screen.find('claim-coupon')?.textContent).toMatch(words));
  });

  it('says nothing of one where there was none', async () => {
    await openSale('staff/sale');
    await vi.waitFor(() => expect(screen.find('sale-claim-K7M2QX')).not.toBeNull());
    expect(screen.find('claim-coupon')).toBeNull();
  });
});
