import { describe, expect, it } from 'vitest';
import type { DocumentStage } from '../../shared/contract/document-orders.ts';
import { documentOrderIn, documentStages } from '../fixtures/documents.ts';
import { idlePolicyOf } from './idle-policy.ts';
import { type LeavingMoney, leavingDocumentMoneyOf } from './leaving-money.ts';

/** What is said of the money, and what an untouched screen does, for every stage that there is. */
const EXPECTED: Record<DocumentStage['kind'], readonly [LeavingMoney['kind'], 'ask' | 'leave']> = {
  verifying: ['none', 'ask'],
  refused: ['none', 'ask'],
  awaitingPayment: ['documentsPerhapsPaid', 'ask'],
  cancelled: ['none', 'ask'],
  timedOut: ['documentsPerhapsPaid', 'ask'],
  printing: ['documentsPaid', 'ask'],
  printed: ['none', 'leave'],
  toBeDelivered: ['none', 'leave'],
  collected: ['none', 'leave'],
  claim: ['owed', 'leave'],
  refunding: ['none', 'leave'],
  refunded: ['none', 'leave'],
};
const IDLE_SECONDS = 60;

describe.each(Object.values(documentStages))('leaving an order of documents that is $kind', (stage) => {
  const order = documentOrderIn(stage);
  const [money, policy] = EXPECTED[stage.kind];

  it('says what becomes of the money', () => {
    expect(leavingDocumentMoneyOf(order).kind).toBe(money);
  });

  it('asks first where something is still to be done', () => {
    expect(idlePolicyOf({ kind: 'documents', order }, IDLE_SECONDS).kind).toBe(policy);
  });
});

describe('an untouched screen of documents', () => {
  it('does not ask before the time to pay is over', () => {
    const order = documentOrderIn({ ...documentStages.awaitingPayment, deadlineAtMs: 5_000 });
    expect(idlePolicyOf({ kind: 'documents', order }, IDLE_SECONDS)).toMatchObject({ notBeforeMs: 5_000 });
  });

  it('waits anew with each sheet that comes out', () => {
    const policyAt = (sheetsDone: number) =>
      idlePolicyOf(
        { kind: 'documents', order: documentOrderIn({ ...documentStages.printing, sheetsDone }) },
        IDLE_SECONDS,
      ).key;
    expect(policyAt(1)).not.toBe(policyAt(2));
  });
});
