import type { IdIssuer } from '../../../system/ids.ts';
import type { SaleRecord } from '../../sale/sale-store.ts';

/** What the kiosk's parts were told by its disk and its counters, noted outside of the kiosk. */
export function createRecords() {
  /** Events that the journal said were safe: sale, place in it, kind. */
  const acknowledged: { saleId: string; seq: number; kind: string }[] = [];
  const issued: string[] = [];
  /** Mistakes of the program that a service caught and went on from. */
  const mistakes: Error[] = [];
  const note = (result: ReturnType<IdIssuer['nextPaymentId']>) => {
    if (result.ok) issued.push(result.value);
    return result;
  };
  return {
    acknowledged,
    issued,
    mistakes,
    watchAppend:
      (append: SaleRecord['append']): SaleRecord['append'] =>
      (saleId, seq, event, extras) => {
        append(saleId, seq, event, extras);
        acknowledged.push({ saleId, seq, kind: event.kind });
      },
    watchIds: (ids: IdIssuer): IdIssuer => ({
      nextPaymentId: () => note(ids.nextPaymentId()),
      nextOrderId: () => note(ids.nextOrderId()),
    }),
  };
}

export type Records = ReturnType<typeof createRecords>;
