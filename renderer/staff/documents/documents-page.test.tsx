// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../shared/fixtures/eventually.ts';
import { App } from '../../app.tsx';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import { previews } from './documents.previews.ts';

let screen: Rendered;
let transport: FakeTransport;
afterEach(() => screen.unmount());

async function open(name: string, services: ('members' | 'documents')[] = ['documents']): Promise<void> {
  const preview = previews.find((each) => each.name === `staff-documents/${name}`);
  if (!preview) throw new Error(`no preview ${name}`);
  transport = await openPreview({ ...preview, info: { services } }, 'en', 'about:blank');
  screen = await render(<App />);
  await eventually(() => expect(screen.find('screen-staff')).not.toBeNull());
}

describe('the page of documents', () => {
  it('is nowhere on a kiosk without a print shop, and asks it nothing', async () => {
    await open('open', []);
    expect(screen.find('staff-open-documents')).toBeNull();
    expect(transport.callsOf('getStaffDocuments')).toEqual([]);
  });

  it('gives money back only after a second yes, and says why it was refused', async () => {
    await open('claim');
    await eventually(() => expect(screen.find('documents-refund')).not.toBeNull());
    transport.reply('refundDocumentsByHand', { kind: 'refused', reason: 'tooLarge' });
    await screen.tap('documents-refund');
    expect(transport.callsOf('refundDocumentsByHand')).toEqual([]);
    await screen.tap('ask-sure-yes');
    await eventually(() =>
      expect(transport.callsOf('refundDocumentsByHand')).toEqual([{ documentOrderId: 'o1' }]),
    );
    await eventually(() => expect(screen.find('notice')).not.toBeNull());
    expect(screen.find('documents-sheet')?.textContent).toMatch(/supervisor/);
  });

  it('reads the shop’s list group by group and page by page', async () => {
    await open('open');
    // A list that was read before is shown while it is read anew; until then its buttons are busy.
    await eventually(() => {
      const after = screen.find('documents-page-after');
      expect(after).not.toBeNull();
      expect(after?.getAttribute('aria-busy')).toBeNull();
    });
    await screen.tap('documents-page-after');
    await screen.tap('documents-group-PAID');
    await eventually(() =>
      expect(transport.callsOf('listShopDocuments')).toEqual([
        { group: 'ALL', page: 1 },
        { group: 'ALL', page: 2 },
        { group: 'PAID', page: 1 },
      ]),
    );
  });
});
