import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentChoice, DocumentTray } from '../../../../shared/contract/documents.ts';
import type { Answer } from '../../../../shared/contract/method.ts';
import { eventually } from '../../../../shared/fixtures/eventually.ts';
import { connectBridge } from '../../../bridge/connect.ts';
import { FakeTransport } from '../../../bridge/fake-transport.ts';
import { documentChoice, documentTray, readyDocument } from '../../../fixtures/documents.ts';
import { useNoticeStore } from '../../../state/notice-store.ts';
import { resetStores } from '../../../state/registry.ts';
import { useDocumentStore } from './document-store.ts';
import { chooseForDocument, readTray, receiveTray } from './tray-actions.ts';

let transport: FakeTransport;
const trayWith = (choice: DocumentChoice, moneyMinor: number): DocumentTray => ({
  documents: [readyDocument('d1', 'a.pdf', 12, choice)],
  price: { kind: 'priced', moneyMinor, settle: [] },
});
const copies = (count: number): DocumentChoice => ({ ...documentChoice, copies: count });
const price = () => useDocumentStore.getState().tray?.price;

beforeEach(() => {
  resetStores();
  transport = new FakeTransport();
  connectBridge(transport);
});

describe('a choice', () => {
  it('is shown at once, and of quick touches only the last one is sent after the first', async () => {
    const gates: ((answer: Answer) => void)[] = [];
    transport.replyWith('chooseDocumentPrint', () => new Promise<Answer>((resolve) => gates.push(resolve)));
    for (const count of [2, 3, 4]) chooseForDocument('d1', copies(count));
    expect(useDocumentStore.getState().wanted.get('d1')).toEqual(copies(4));
    await eventually(() => expect(gates).toHaveLength(1));
    gates[0]?.({ ok: true, value: trayWith(copies(2), 50) });
    await eventually(() => expect(gates).toHaveLength(2));
    expect(useDocumentStore.getState().wanted.size).toBe(1);
    gates[1]?.({ ok: true, value: trayWith(copies(4), 100) });
    await eventually(() => expect(useDocumentStore.getState().wanted.size).toBe(0));
    expect(price()).toMatchObject({ moneyMinor: 100 });
    expect(transport.callsOf('chooseDocumentPrint')).toEqual([
      { documentId: 'd1', choice: copies(2) },
      { documentId: 'd1', choice: copies(4) },
    ]);
  });

  it('that fails goes back to what the kiosk knows, and says so', async () => {
    receiveTray(trayWith(documentChoice, 25));
    transport.refuse('chooseDocumentPrint', 'unavailable');
    chooseForDocument('d1', copies(9));
    await eventually(() => expect(useDocumentStore.getState().wanted.size).toBe(0));
    expect(price()).toMatchObject({ moneyMinor: 25 });
    expect(useNoticeStore.getState().notice?.key).toBe('error.documentFailed');
  });
});

describe('the tray', () => {
  it('is not put back by an answer that is older than the news', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    transport.replyWith('getDocumentTray', promise);
    const reading = readTray();
    transport.reply('getDocumentTray', documentTray);
    receiveTray(documentTray);
    resolve({ ok: true, value: trayWith(documentChoice, 25) });
    await reading;
    expect(useDocumentStore.getState().tray).toEqual(documentTray);
  });

  it('of the last shopper does not come back to the next one', async () => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    transport.replyWith('getDocumentTray', promise);
    const reading = readTray();
    resetStores();
    resolve({ ok: true, value: documentTray });
    await reading;
    expect(useDocumentStore.getState()).toMatchObject({ tray: null, step: 'files', address: null });
  });
});
