import { beforeEach, describe, expect, it } from 'vitest';
import { connectBridge } from '../../../bridge/connect.ts';
import { FakeTransport } from '../../../bridge/fake-transport.ts';
import { documentOrderIn, documentStages, documentTray } from '../../../fixtures/documents.ts';
import { session } from '../../../fixtures/shop.ts';
import { receiveDocumentOrder, useDocumentOrderStore } from '../../../state/document-order-store.ts';
import { useNoticeStore } from '../../../state/notice-store.ts';
import { resetStores } from '../../../state/registry.ts';
import { useSessionStore } from '../../../state/session-store.ts';
import { cancelOrder, placeOrder, returnToFiles } from './order-actions.ts';

let transport: FakeTransport;
const shown = () => useDocumentOrderStore.getState().documentOrder;
const noticeKey = () => useNoticeStore.getState().notice?.key;

beforeEach(() => {
  resetStores();
  useSessionStore.setState({ session });
  transport = new FakeTransport();
  connectBridge(transport);
  transport.reply('getDocumentTray', documentTray);
});

describe('an order', () => {
  it('is placed at the price that was seen, with the address trimmed', async () => {
    const order = documentOrderIn(documentStages.verifying);
    transport.reply('placeDocumentOrder', order);
    const address = { nickname: 'Lin', phone: '13800138000', address: 'Room 502', message: ' ' };
    await placeOrder(300, address);
    expect(transport.callsOf('placeDocumentOrder')).toEqual([
      { moneyMinor: 300, dispatching: { ...address, message: '' } },
    ]);
    expect(shown()).toEqual(order);
  });

  it.each([
    ['conflict', 'error.documentChanged'],
    ['unavailable', 'error.unavailable'],
  ] as const)('that is refused as %s shows nothing to pay, and says %s', async (kind, key) => {
    transport.refuse('placeDocumentOrder', kind);
    await placeOrder(300, null);
    expect(shown()).toBeNull();
    expect(noticeKey()).toBe(key);
  });

  it('that was paid in the last second goes on instead of being cancelled', async () => {
    transport.reply('placeDocumentOrder', documentOrderIn(documentStages.awaitingPayment));
    await placeOrder(300, null);
    transport.reply('cancelDocumentOrder', documentOrderIn(documentStages.printing));
    await cancelOrder('order-1');
    expect(shown()?.stage.kind).toBe('printing');
  });

  it('is not put back by an answer that its news has overtaken', async () => {
    transport.reply('placeDocumentOrder', documentOrderIn(documentStages.awaitingPayment));
    await placeOrder(300, null);
    transport.reply('getDocumentOrder', documentOrderIn(documentStages.printing));
    transport.replyWith('cancelDocumentOrder', () => {
      receiveDocumentOrder(documentOrderIn(documentStages.printing));
      return { ok: true, value: documentOrderIn(documentStages.awaitingPayment) };
    });
    await cancelOrder('order-1');
    expect(shown()?.stage.kind).toBe('printing');
  });

  it('that was left does not come back with its news', () => {
    returnToFiles();
    receiveDocumentOrder(documentOrderIn(documentStages.timedOut));
    expect(shown()).toBeNull();
  });
});
