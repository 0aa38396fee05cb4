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

describe('what shoppers are owed', () => {
  const owed = () => [...screen.container.querySelectorAll('[data-testid="staff-owed"] .owed > li')];

  it('has claims of documents among those of sales, by age, and the sum of both', async () => {
    await open('staff/sales');
    await vi.waitFor(() => expect(screen.find('claim-P4N8WT')).not.toBeNull());
    const codes = owed().map((each) => each.querySelector('.owed-code')?.textContent);
    expect(codes).toEqual(['K7M2QX', 'W3PD9A', 'H8TT4C', 'P4N8WT']);
    expect(owed().at(-1)?.textContent).toMatch(
      /payment came after its time.*Documents · 202611220000048.*3\.00/,
    );
    // 39.90 + 45.90 + 39.90 for cases, 3.00 for documents.
    expect(screen.find('staff-owed')?.querySelector('header')?.textContent).toMatch(/4 · ¥128\.70/);
  });

  it('opens the order of documents, which can be settled there', async () => {
    await open('staff/sales');
    await vi.waitFor(() => expect(screen.find('claim-P4N8WT')).not.toBeNull());
    await screen.tap('claim-P4N8WT');
    await screen.tap('documents-settle');
    transport.reply('settleDocuments', { kind: 'refused', reason: 'gone' });
    transport.reply('listOpenClaims', { sales: [], documents: [] });
    await screen.tap('ask-sure-yes');
    await vi.waitFor(() => expect(transport.callsOf('settleDocuments')).toEqual([{ documentOrderId: 'o1' }]));
    await vi.waitFor(() => expect(owed()).toEqual([]));
    expect(screen.find('documents-sheet')).toBeNull();
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
