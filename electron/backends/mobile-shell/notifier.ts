import { wireAmount } from '../../../shared/domain/money.ts';
import { err, ok } from '../../../shared/domain/result.ts';
import { formatSiteTime } from '../transport/site-time.ts';
import type { BackendResult, CallOptions, StatusNotifier } from '../types.ts';
import type { PostOnce } from './caller.ts';
import { MobileShellCode } from './error-codes.ts';
import { mobileShell, type OrderNewsOnWire, type PaymentNewsOnWire } from './schema.ts';

export interface NotifierOptions {
  readonly postOnce: PostOnce;
  readonly currency: string;
  readonly timeZone: string;
  readonly signalsOf: (options?: CallOptions) => readonly AbortSignal[];
}

/** Sends the document's two notifications, one attempt each. Up to ten attempts are the outbox's business. */
export function createNotifier({ postOnce, currency, timeZone, signalsOf }: NotifierOptions): StatusNotifier {
  async function deliver(
    contract: typeof mobileShell.notifyPayment | typeof mobileShell.notifyOrder,
    url: string,
    body: readonly (PaymentNewsOnWire | OrderNewsOnWire)[],
    options?: CallOptions,
  ): Promise<BackendResult<void>> {
    if (body.length === 0) return ok(undefined);
    const answer = await postOnce(contract, { url, body, signals: signalsOf(options) });
    if (!answer.ok)
      return answer.error.kind === 'tokenGone' ? refused(401, answer.error.detail) : err(answer.error);
    if (answer.value.trim().toLowerCase() === 'success') return ok(undefined);
    return refused(MobileShellCode.success, `the receiver says "${answer.value.slice(0, 40)}"`);
  }

  return {
    sendOrderStatus(url, entries, options) {
      const body = entries.map(({ id, status }) => ({ third_id: id, status }));
      return deliver(mobileShell.notifyOrder, url, body, options);
    },
    sendPaymentStatus(url, entries, options) {
      const body = entries.map((entry) => ({
        third_id: entry.id,
        pay_type: entry.payType,
        pay_amount: wireAmount(entry.amountMinor, currency),
        pay_date: formatSiteTime(entry.paidAtMs, timeZone),
        status: entry.status,
      }));
      return deliver(mobileShell.notifyPayment, url, body, options);
    },
  };
}

const refused = (code: number, detail: string): BackendResult<void> =>
  err({ kind: 'refused', reason: 'other', code, detail });
