import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../shared/fixtures/eventually.ts';
import { createClient } from '../bridge/client.ts';
import { connectBridge } from '../bridge/connect.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { brand, design, info, model, saleIn, session, stages } from '../fixtures/shop.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { resetStores } from '../state/registry.ts';
import { showSale, useSaleStore } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { useWelcomeNoticeStore } from '../state/welcome-notice-store.ts';
import { startListening } from './listen.ts';

const sale = saleIn(stages.awaitingPayment);

function setUp(change: (transport: FakeTransport) => void = () => {}) {
  const transport = new FakeTransport();
  transport.reply('getKioskInfo', info);
  transport.reply('getKioskStatus', { kind: 'inService' });
  transport.reply('getBoard', [{ queueNo: 'A1', state: 'waiting' }]);
  transport.reply('getSession', null);
  transport.reply('getSale', null);
  transport.reply('getDraft', null);
  transport.reply('endSession', {});
  change(transport);
  connectBridge(transport);
  const stop = startListening(createClient(transport));
  return { transport, stop };
}

const closedFor = (reason: string) =>
  eventually(() => expect(useKioskStore.getState().status).toMatchObject({ reason }));

const shopping = () => useSessionStore.setState({ session, step: 'design' });

beforeEach(() => {
  resetStores();
  useKioskStore.setState({ info: null, status: null, board: [], connected: false });
});

describe('startListening', () => {
  it('reads the kiosk and follows its news', async () => {
    const { transport } = setUp();
    await eventually(() =>
      expect(useKioskStore.getState()).toMatchObject({ info, board: [{ queueNo: 'A1' }] }),
    );
    transport.tell('boardChanged', []);
    transport.tell('kioskStatusChanged', { kind: 'outOfService', reason: 'device', detail: ['printer'] });
    await eventually(() =>
      expect(useKioskStore.getState()).toMatchObject({ board: [], status: { reason: 'device' } }),
    );
  });

  it('takes up a sale that a reload interrupted', async () => {
    setUp((transport) => {
      transport.reply('getSession', { ...session, locale: 'zh-CN', saleId: sale.saleId });
      transport.reply('getSale', sale);
    });
    await eventually(() => expect(useSaleStore.getState().sale).toEqual(sale));
    expect(useSessionStore.getState()).toMatchObject({
      chosenLocale: 'zh-CN',
      session: { saleId: sale.saleId },
    });
  });

  it('takes up a design that a reload interrupted', async () => {
    setUp((transport) => {
      transport.reply('getSession', session);
      transport.reply('getDraft', { step: 'design', brand, model, design });
    });
    await eventually(() => expect(useSessionStore.getState()).toMatchObject({ session, step: 'design' }));
    expect(useDraftStore.getState()).toMatchObject({ brand, model, design });
  });

  it('begins with the brands where no design was kept', async () => {
    setUp((transport) => transport.reply('getSession', session));
    await eventually(() => expect(useSessionStore.getState()).toMatchObject({ session, step: 'brand' }));
  });

  it('tries again to take up the sale when it could not be read at first', async () => {
    const { transport } = setUp((fake) => {
      fake.reply('getSession', { ...session, saleId: sale.saleId });
      fake.refuse('getSale', 'unavailable');
    });
    await eventually(() => expect(transport.callsOf('getSale')).toHaveLength(1));
    expect(useSessionStore.getState().session).toBeNull();
    transport.reply('getSale', sale);
    transport.setConnected(false);
    transport.setConnected(true);
    await eventually(() => expect(useSaleStore.getState().sale).toEqual(sale));
  });

  it('reads the sale anew when the bridge comes back', async () => {
    const { transport } = setUp();
    await eventually(() => expect(transport.callsOf('getSession')).toHaveLength(1));
    shopping();
    showSale(sale);
    transport.setConnected(false);
    expect(useKioskStore.getState().connected).toBe(false);
    transport.reply('getSession', session);
    transport.reply('getSale', saleIn(stages.queued));
    transport.setConnected(true);
    await eventually(() => expect(useSaleStore.getState().sale?.stage.kind).toBe('queued'));
  });

  it('starts over with a word when the session is gone after a break', async () => {
    const { transport } = setUp();
    await eventually(() => expect(transport.callsOf('getSession')).toHaveLength(1));
    shopping();
    transport.setConnected(false);
    transport.setConnected(true);
    await eventually(() => expect(useSessionStore.getState().step).toBe('attract'));
    expect(useWelcomeNoticeStore.getState().key).toBe('notice.sessionLost');
  });

  it('ends a session whose end did not get through', async () => {
    const { transport } = setUp();
    await eventually(() => expect(useKioskStore.getState().info).not.toBeNull());
    transport.setConnected(false);
    transport.reply('getSession', session);
    transport.setConnected(true);
    await eventually(() => expect(transport.callsOf('endSession')).toEqual([{ reason: 'idle' }]));
    expect(useSessionStore.getState().session).toBeNull();
  });

  it('shows nobody the sale of a shopper who left', async () => {
    const { transport } = setUp();
    transport.tell('saleChanged', sale);
    expect(useSaleStore.getState().sale).toBeNull();
    showSale(sale);
    transport.tell('saleChanged', { ...saleIn(stages.claim), saleId: 'somebody-else' });
    expect(useSaleStore.getState().sale).toEqual(sale);
  });

  it('ends a visit when the kiosk closes for longer, and not for a passing trouble', async () => {
    const { transport } = setUp();
    await eventually(() => expect(useKioskStore.getState().info).not.toBeNull());
    shopping();
    transport.tell('kioskStatusChanged', { kind: 'outOfService', reason: 'device', detail: [] });
    await closedFor('device');
    expect(useSessionStore.getState().step).toBe('design');
    transport.tell('kioskStatusChanged', { kind: 'outOfService', reason: 'storage', detail: [] });
    await closedFor('storage');
    expect(useSessionStore.getState().step).toBe('attract');
    await eventually(() => expect(transport.callsOf('endSession')).toEqual([{ reason: 'cancelled' }]));
  });

  it('does not break off a sale when the kiosk closes', async () => {
    const { transport } = setUp();
    await eventually(() => expect(useKioskStore.getState().info).not.toBeNull());
    shopping();
    showSale(sale);
    transport.tell('kioskStatusChanged', { kind: 'outOfService', reason: 'staff', detail: [] });
    await closedFor('staff');
    expect(useSaleStore.getState().sale).toEqual(sale);
    expect(transport.callsOf('endSession')).toEqual([]);
  });
});
