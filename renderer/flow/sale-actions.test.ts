import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectBridge } from '../bridge/connect.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { brand, design, model, saleIn, session, stages } from '../fixtures/shop.ts';
import { chooseModel } from '../state/choose-model.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { useNoticeStore } from '../state/notice-store.ts';
import { resetStores } from '../state/registry.ts';
import { receiveSale, showSale, useSaleStore } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { abandonSale, acceptPrice, choosePayment, startSale } from './sale-actions.ts';

let transport: FakeTransport;

beforeEach(() => {
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  transport = new FakeTransport();
  transport.reply('getSale', null);
  transport.reply('endSession', {});
  connectBridge(transport);
  resetStores();
  useSessionStore.setState({ session, step: 'review' });
  useDraftStore.getState().chooseBrand(brand);
  chooseModel(model);
  useDraftStore.getState().finishDesign(design, 'print-1', 'blob:picture');
});

const stageKind = () => useSaleStore.getState().sale?.stage.kind;

describe('startSale', () => {
  it('sends the draft with the price that the shopper saw', async () => {
    transport.reply('startSale', saleIn(stages.choosingPayment));
    await startSale();
    expect(transport.callsOf('startSale')).toEqual([
      { modelId: 'MM1', brandId: 'BR1', design, printFileId: 'print-1', agreedPriceMinor: 3990 },
    ]);
    expect(useSaleStore.getState()).toMatchObject({
      sale: { stage: { kind: 'choosingPayment' } },
      payMethods: stages.choosingPayment.methods,
    });
  });

  it('says that nothing was charged when it does not work', async () => {
    transport.refuse('startSale', 'unavailable');
    await startSale();
    expect(useNoticeStore.getState().notice).toMatchObject({ tone: 'error', key: 'error.unavailable' });
    expect(useSaleStore.getState().sale).toBeNull();
  });

  it('shows the sale that was begun although its answer got lost', async () => {
    transport.refuse('startSale', 'unavailable');
    transport.reply('getSale', saleIn(stages.choosingPayment));
    await startSale();
    expect(stageKind()).toBe('choosingPayment');
  });

  it('asks for nothing without a print picture', async () => {
    useDraftStore.setState({ printFileId: null });
    await startSale();
    expect(transport.callsOf('startSale')).toEqual([]);
    expect(useNoticeStore.getState().notice?.key).toBe('error.printMissing');
  });

  it('asks once more where news overtook the answer', async () => {
    transport.replyWith('startSale', async () => {
      receiveSale(saleIn(stages.choosingPayment));
      return { ok: true, value: saleIn(stages.preparing) };
    });
    transport.reply('getSale', saleIn(stages.soldOut));
    await startSale();
    expect(stageKind()).toBe('soldOut');
  });

  it('shows nothing to the next shopper when the answer comes after its own has left', async () => {
    transport.replyWith('startSale', async () => {
      resetStores();
      return { ok: true, value: saleIn(stages.preparing) };
    });
    await startSale();
    expect(useSaleStore.getState().sale).toBeNull();
  });
});

describe('choosePayment and acceptPrice', () => {
  it('follow the sale', async () => {
    transport.reply('choosePayment', saleIn(stages.awaitingPayment));
    await choosePayment('sale-1', 2);
    expect(transport.callsOf('choosePayment')).toEqual([{ saleId: 'sale-1', payType: 2 }]);
    expect(stageKind()).toBe('awaitingPayment');
    transport.reply('acceptPrice', saleIn(stages.preparing));
    await acceptPrice('sale-1', 4290);
    expect(transport.callsOf('acceptPrice')).toEqual([{ saleId: 'sale-1', amountMinor: 4290 }]);
    expect(stageKind()).toBe('preparing');
  });

  it('show where the sale stands when a step is no longer possible', async () => {
    transport.refuse('choosePayment', 'conflict');
    transport.reply('getSale', saleIn(stages.queued));
    await choosePayment('sale-1', 1);
    expect(stageKind()).toBe('queued');
    expect(useNoticeStore.getState().notice?.key).toBe('error.saleConflict');
  });
});

describe('abandonSale', () => {
  it('goes back to the draft, which is kept', async () => {
    showSale(saleIn(stages.choosingPayment));
    transport.reply('cancelSale', saleIn(stages.cancelled));
    await abandonSale('sale-1', 'review');
    expect(useSaleStore.getState().sale).toBeNull();
    expect(useSessionStore.getState().step).toBe('review');
    expect(useDraftStore.getState()).toMatchObject({ design, printFileId: 'print-1' });
  });

  it('goes on with a sale that turns out to be paid', async () => {
    showSale(saleIn(stages.awaitingPayment));
    transport.reply('cancelSale', saleIn(stages.ordering));
    await abandonSale('sale-1', 'review');
    expect(stageKind()).toBe('ordering');
  });

  it('stays where it is when the main process does not answer', async () => {
    showSale(saleIn(stages.awaitingPayment));
    transport.refuse('cancelSale', 'unavailable');
    await abandonSale('sale-1', 'review');
    expect(stageKind()).toBe('awaitingPayment');
    expect(useNoticeStore.getState().notice?.key).toBe('error.saleUnavailable');
  });

  it('chooses the brand first when a reload lost the draft', async () => {
    useDraftStore.setState({ brand: null, model: null, design: null, printFileId: null });
    showSale(saleIn(stages.soldOut));
    transport.reply('cancelSale', saleIn(stages.cancelled));
    await abandonSale('sale-1', 'model');
    expect(useSessionStore.getState().step).toBe('brand');
  });

  it('ends the visit when there is no draft to go back to', async () => {
    useDraftStore.setState({ brand: null, model: null, design: null, printFileId: null });
    showSale(saleIn(stages.choosingPayment));
    transport.reply('cancelSale', saleIn(stages.cancelled));
    await abandonSale('sale-1', 'review');
    expect(useSessionStore.getState()).toMatchObject({ step: 'attract', session: null });
  });
});
