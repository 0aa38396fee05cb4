import { beforeEach, describe, expect, it } from 'vitest';
import { connectBridge } from '../bridge/connect.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { documentOrderIn, documentShop, documentStages, documentTray } from '../fixtures/documents.ts';
import { session } from '../fixtures/shop.ts';
import { useDocumentOrderStore } from '../state/document-order-store.ts';
import { resetStores } from '../state/registry.ts';
import { useSessionStore } from '../state/session-store.ts';
import { restoreDocuments } from './kept-documents.ts';

let transport: FakeTransport;
const step = () => useSessionStore.getState().step;
const emptyTray = { documents: [], price: { kind: 'nothingToPrint' as const } };

beforeEach(() => {
  resetStores();
  useSessionStore.setState({ session, step: 'brand' });
  transport = new FakeTransport();
  connectBridge(transport);
  transport.reply('getDocumentShop', documentShop);
  transport.reply('getDocumentOrder', null);
  transport.reply('getDocumentTray', documentTray);
});

describe('a page that was loaded anew among documents', () => {
  it('goes on with the files', async () => {
    await restoreDocuments();
    expect(step()).toBe('documents');
    expect(useDocumentOrderStore.getState().documentOrder).toBeNull();
  });

  it('shows where the order stands, also when its files are erased', async () => {
    const order = documentOrderIn(documentStages.printing);
    transport.reply('getDocumentOrder', order);
    transport.reply('getDocumentTray', emptyTray);
    await restoreDocuments();
    expect(step()).toBe('documents');
    expect(useDocumentOrderStore.getState().documentOrder).toEqual(order);
  });

  it('stays with the phone cases where there is nothing of documents', async () => {
    transport.reply('getDocumentTray', emptyTray);
    await restoreDocuments();
    expect(step()).toBe('brand');
  });

  it('asks for no files where there is no print shop', async () => {
    transport.reply('getDocumentShop', null);
    await restoreDocuments();
    expect(step()).toBe('brand');
    expect(transport.callsOf('getDocumentTray')).toEqual([]);
  });

  it('does not come back to a shopper who has gone meanwhile', async () => {
    transport.replyWith('getDocumentTray', () => {
      resetStores();
      return { ok: true, value: documentTray };
    });
    await restoreDocuments();
    expect(step()).toBe('attract');
  });
});
