import { beforeEach, describe, expect, it, vi } from 'vitest';
import { documentOrderIn, documentStages, documentTray } from '../fixtures/documents.ts';
import { brand, design, info, model, saleIn, session, stages } from '../fixtures/shop.ts';
import { NO_ADDRESS, useDocumentStore } from '../screens/documents/state/document-store.ts';
import { chooseModel } from './choose-model.ts';
import { showDocumentOrder, useDocumentOrderStore } from './document-order-store.ts';
import { useDraftStore } from './draft-store.ts';
import { useKioskStore } from './kiosk-store.ts';
import { showNotice, useNoticeStore } from './notice-store.ts';
import { registerStore, resetStores } from './registry.ts';
import { showSale, useSaleStore } from './sale-store.ts';
import { useSessionStore } from './session-store.ts';
import { showWelcomeNotice, useWelcomeNoticeStore } from './welcome-notice-store.ts';

const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});

beforeEach(() => {
  resetStores();
  revoke.mockClear();
});

describe('resetStores', () => {
  it('erases everything of the shopper, and revokes their picture', () => {
    const stores = [
      useSessionStore,
      useDraftStore,
      useSaleStore,
      useDocumentOrderStore,
      useDocumentStore,
      useNoticeStore,
      useWelcomeNoticeStore,
    ];
    const empty = stores.map((store) => JSON.stringify(store.getState()));
    useSessionStore.setState({ session, chosenLocale: 'zh-CN', step: 'review' });
    useDraftStore.getState().chooseBrand(brand);
    chooseModel(model);
    useDraftStore.getState().finishDesign(design, 'print-1', 'blob:picture', 'poor');
    showSale(saleIn(stages.choosingPayment));
    showDocumentOrder(documentOrderIn(documentStages.claim));
    useDocumentStore.setState({ step: 'review', tray: documentTray, address: NO_ADDRESS });
    showNotice({ tone: 'error', key: 'error.internal' });
    showWelcomeNotice('notice.startFailed');
    const full = stores.map((store) => JSON.stringify(store.getState()));
    expect(full.filter((state, index) => state === empty[index])).toEqual([]);
    resetStores();
    expect(stores.map((store) => JSON.stringify(store.getState()))).toEqual(empty);
    expect(revoke).toHaveBeenCalledExactlyOnceWith('blob:picture');
  });

  it('leaves the kiosk itself alone', () => {
    useKioskStore.setState({ info, connected: true });
    resetStores();
    expect(useKioskStore.getState()).toMatchObject({ info, connected: true });
  });

  it('resets a store that registered later', () => {
    const reset = vi.fn();
    registerStore(reset);
    resetStores();
    expect(reset).toHaveBeenCalledOnce();
  });
});

describe('draft store', () => {
  it('drops the print as soon as the design changes', () => {
    const { finishDesign, setDesign } = useDraftStore.getState();
    finishDesign(design, 'print-1', 'blob:picture');
    setDesign({ ...design, background: { kind: 'colour', colour: '#000000' } });
    expect(useDraftStore.getState()).toMatchObject({ printFileId: null, printPreviewUrl: null });
    expect(revoke).toHaveBeenCalledWith('blob:picture');
  });

  it('keeps the print while the same design is set again', () => {
    const { finishDesign, setDesign } = useDraftStore.getState();
    finishDesign(design, 'print-1', 'blob:picture');
    setDesign(design);
    expect(useDraftStore.getState().printFileId).toBe('print-1');
  });

  it('carries the design over to another model, and drops the print', () => {
    const { finishDesign } = useDraftStore.getState();
    chooseModel(model);
    finishDesign(design, 'print-1', 'blob:picture');
    const other = {
      ...model,
      modelId: 'MM9',
      geometry: { ...model.geometry, caseId: 'other-case', widthMm: 80 },
    };
    chooseModel(other);
    expect(useDraftStore.getState()).toMatchObject({
      model: other,
      printFileId: null,
      design: { caseId: 'other-case', layers: [{ photoId: 'photo-1' }] },
    });
  });

  it('keeps everything when the same model is chosen again', () => {
    const { finishDesign } = useDraftStore.getState();
    chooseModel(model);
    finishDesign(design, 'print-1', 'blob:picture');
    chooseModel({ ...model, stock: 1 });
    expect(useDraftStore.getState()).toMatchObject({ printFileId: 'print-1', design });
  });
});
