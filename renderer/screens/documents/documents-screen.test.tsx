// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { App } from '../../app.tsx';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import {
  documentChoice,
  documentOrderIn,
  documentShop,
  documentStages,
  documentTray,
} from '../../fixtures/documents.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import type { Preview } from '../../previews/preview.ts';

let screen: Rendered;
let transport: FakeTransport;
afterEach(() => screen.unmount());

async function open(preview: Omit<Preview, 'name'>): Promise<void> {
  transport = await openPreview({ name: 'test', ...preview }, 'en', 'about:blank');
  screen = await render(<App />);
  await eventually(() => expect(screen.container.querySelector('main')).not.toBeNull());
}
const on = { info: { services: ['documents'] } } as const satisfies Partial<Preview>;
const atStep = (step: 'files' | 'options' | 'review'): Omit<Preview, 'name'> => ({
  ...on,
  step: 'documents',
  documents: { tray: documentTray, step },
});
const isOff = (testId: string) => screen.find(testId)?.getAttribute('aria-disabled') === 'true';
const device: KioskStatus = { kind: 'outOfService', reason: 'device', detail: ['case printer'] };

describe('the way to the print shop', () => {
  it('is not there, and nothing is asked of it, where the kiosk has none', async () => {
    await open({ info: { services: [] } });
    expect(screen.find('start')).not.toBeNull();
    expect(screen.find('start-documents')).toBeNull();
    expect(transport.calls.filter(({ method }) => method.includes('Document'))).toEqual([]);
  });

  it('begins a visit of its own', async () => {
    await open({ ...on, silent: ['startSession'] });
    await screen.tap('start-documents');
    expect(screen.find('screen-documents')).not.toBeNull();
    expect(transport.callsOf('startSession')).toEqual([{ locale: 'en' }]);
  });

  it('stays open while the machine for cases is out of order, and closes with the whole kiosk', async () => {
    await open({ ...on, status: device });
    expect(screen.find('start-documents')).not.toBeNull();
    await screen.unmount();
    await open({ ...on, status: { ...device, reason: 'staff' } });
    expect(screen.find('start-documents')).toBeNull();
  });
});

describe('the options of a file', () => {
  it('are only those that the shop sells', async () => {
    await open({ ...atStep('options'), silent: ['chooseDocumentPrint'] });
    await eventually(() => expect(screen.find('document-paper-A4-80g')).not.toBeNull());
    expect(screen.find('document-color-colorful')).not.toBeNull();
    await screen.tap('document-paper-A4-80g');
    expect(screen.find('document-color-colorful')).toBeNull();
    expect(transport.callsOf('chooseDocumentPrint')[0]).toMatchObject({
      documentId: 'd1',
      choice: { size: 'A4', caliper: '80g', color: 'mono', side: 2 },
    });
  });

  it('lay the pages on the sheet as they will come out', async () => {
    await open({ ...atStep('options'), silent: ['chooseDocumentPrint'] });
    const pages = () => screen.find('document-sheet')?.dataset.pages;
    expect(pages()).toBe('1');
    await screen.tap('document-on-side-4');
    expect(pages()).toBe('1 2 3 4');
    await screen.tap('document-side-after');
    expect(pages()).toBe('5 6 7 8');
    // While the price of it is on the way, nobody can go on with the old one.
    expect(isOff('document-options-done')).toBe(true);
  });

  it('of one file become those of all, but for their pages', async () => {
    await open(atStep('options'));
    await screen.tap('document-apply-all');
    expect(transport.callsOf('chooseDocumentPrint')).toEqual([
      { documentId: 'd2', choice: { ...documentChoice, side: 2, endPage: 1 } },
    ]);
  });
});

describe('the review', () => {
  it('orders at the price that it shows', async () => {
    await open(atStep('review'));
    transport.reply('placeDocumentOrder', documentOrderIn(documentStages.awaitingPayment));
    await eventually(() => expect(isOff('document-order')).toBe(false));
    await screen.tap('document-order');
    expect(transport.callsOf('placeDocumentOrder')).toEqual([{ moneyMinor: 300, dispatching: null }]);
    expect(screen.find('payment-qr')?.dataset.value).toBe(documentStages.awaitingPayment.qrText);
  });

  it('takes no order that could not be printed', async () => {
    await open({
      ...atStep('review'),
      replies: { getDocumentShop: { ...documentShop, problems: ['noPaper'] } },
    });
    await eventually(() => expect(screen.find('notice')?.textContent).toMatch(/paper/));
    expect(isOff('document-order')).toBe(true);
  });

  it('takes no delivery without an address', async () => {
    await open({ ...atStep('review'), replies: { getDocumentShop: { ...documentShop, delivers: true } } });
    await eventually(() => expect(screen.find('document-delivery-bring')).not.toBeNull());
    await eventually(() => expect(isOff('document-order')).toBe(false));
    await screen.tap('document-delivery-bring');
    expect(isOff('document-order')).toBe(true);
    await screen.tap('document-delivery-collect');
    expect(isOff('document-order')).toBe(false);
  });
});

describe('an order on the screen', () => {
  it('follows its news from the payment to the last sheet', async () => {
    await open({ ...on, step: 'documents', documentOrder: documentOrderIn(documentStages.awaitingPayment) });
    const tell = (stage: Parameters<typeof documentOrderIn>[0]) =>
      act(async () => transport.tell('documentOrderChanged', documentOrderIn(stage)));
    await tell(documentStages.printing);
    expect(screen.find('document-progress')?.dataset.value).toBe('3');
    await tell(documentStages.printed);
    transport.reply('confirmDocumentsCollected', documentOrderIn(documentStages.collected));
    await screen.tap('document-collected');
    expect(screen.find('document-finished')?.dataset.value).toBe('collected');
  });

  it('takes no notice of an order that is not its own', async () => {
    await open({ ...on, step: 'documents', documentOrder: documentOrderIn(documentStages.awaitingPayment) });
    await act(async () =>
      transport.tell(
        'documentOrderChanged',
        documentOrderIn(documentStages.claim, { documentOrderId: 'order-of-another' }),
      ),
    );
    expect(screen.find('payment-qr')).not.toBeNull();
  });
});
