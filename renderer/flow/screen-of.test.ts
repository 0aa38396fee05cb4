import { describe, expect, it } from 'vitest';
import { type KioskStatus, kioskStatusSchema } from '../../shared/contract/kiosk.ts';
import { type SaleStage, saleStageSchema } from '../../shared/contract/sale.ts';
import { documentOrderIn } from '../fixtures/documents.ts';
import { saleIn, stages } from '../fixtures/shop.ts';
import { type FlowState, type Screen, screenOf } from './screen-of.ts';

const full = { brand: true, model: true, print: true };
const base: FlowState = {
  status: { kind: 'inService' },
  staff: 'closed',
  step: 'attract',
  sale: null,
  documentOrder: null,
  draft: full,
};
type Reason = Extract<KioskStatus, { kind: 'outOfService' }>['reason'];
const closed = (reason: Reason): Extract<KioskStatus, { kind: 'outOfService' }> => ({
  kind: 'outOfService',
  reason,
  detail: ['a part'],
});

const SCREEN_BY_STAGE: Record<SaleStage['kind'], Screen['kind']> = {
  preparing: 'payment',
  choosingPayment: 'payment',
  priceChanged: 'payment',
  couponChanged: 'payment',
  soldOut: 'payment',
  awaitingPayment: 'payment',
  paymentFailed: 'payment',
  paymentTimedOut: 'payment',
  cancelled: 'payment',
  failed: 'payment',
  returningMoney: 'payment',
  refunded: 'payment',
  ordering: 'queue',
  queued: 'queue',
  claim: 'queue',
};

describe('screenOf', () => {
  it('knows every stage of the contract', () => {
    const inContract = saleStageSchema._zod.def.options.flatMap(
      (option) => option.shape.kind._zod.def.values,
    );
    expect(Object.keys(SCREEN_BY_STAGE).sort()).toEqual([...inContract].sort());
  });

  it.each(Object.values(stages))('shows the stage $kind of a sale whatever else goes on', (stage) => {
    const sale = saleIn(stage);
    const states: Partial<FlowState>[] = [
      {},
      { step: 'brand' },
      { status: closed('staff') },
      { staff: 'open' },
    ];
    for (const state of states) {
      expect(screenOf({ ...base, ...state, sale })).toMatchObject({
        kind: SCREEN_BY_STAGE[stage.kind],
        sale,
        stage,
      });
    }
  });

  it.each(['attract', 'brand', 'model', 'design', 'review'] as const)('shows the step %s', (step) => {
    expect(screenOf({ ...base, step })).toEqual({ kind: step });
  });

  it('shows documents, and their order before everything that is at rest', () => {
    expect(screenOf({ ...base, step: 'documents' })).toEqual({ kind: 'documents', order: null });
    const documentOrder = documentOrderIn({ kind: 'printed' });
    for (const state of [{}, { status: closed('staff') }, { staff: 'open' as const }]) {
      expect(screenOf({ ...base, ...state, documentOrder })).toEqual({
        kind: 'documents',
        order: documentOrder,
      });
    }
  });

  it.each([
    ['review', { brand: true, model: true, print: false }, 'design'],
    ['review', { brand: true, model: false, print: false }, 'model'],
    ['design', { brand: true, model: false, print: false }, 'model'],
    ['design', { brand: false, model: false, print: false }, 'brand'],
    ['model', { brand: false, model: false, print: false }, 'brand'],
  ] as const)('goes back from %s to the first step that is missing: %j', (step, draft, kind) => {
    expect(screenOf({ ...base, step, draft })).toEqual({ kind });
  });

  it('is out of service at rest for every reason', () => {
    const { reason } = kioskStatusSchema._zod.def.options[1].shape;
    for (const each of Object.values(reason._zod.def.entries)) {
      const status = closed(each);
      expect(screenOf({ ...base, status })).toEqual({ kind: 'outOfService', status });
    }
  });

  it('does not take a design away for what may pass in a moment', () => {
    expect(screenOf({ ...base, step: 'design', status: closed('backend') })).toEqual({ kind: 'design' });
    expect(screenOf({ ...base, step: 'design', status: closed('device') })).toEqual({ kind: 'design' });
    expect(screenOf({ ...base, step: 'design', status: closed('staff') }).kind).toBe('outOfService');
    expect(screenOf({ ...base, step: 'design', status: closed('storage') }).kind).toBe('outOfService');
  });

  it.each([
    ['pin', 'staffPin'],
    ['open', 'staffPage'],
    ['setUp', 'staffSetUp'],
  ] as const)('shows staff %s over a kiosk at rest, in or out of service', (staff, kind) => {
    expect(screenOf({ ...base, staff })).toEqual({ kind });
    expect(screenOf({ ...base, staff, status: closed('staff') })).toEqual({ kind });
    expect(screenOf({ ...base, staff, step: 'brand' })).toEqual({ kind: 'brand' });
  });

  it('shows the attract screen before the main process has answered', () => {
    expect(screenOf({ ...base, status: null })).toEqual({ kind: 'attract' });
  });
});
