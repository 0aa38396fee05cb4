import { assertNever } from '../../../shared/domain/assert-never.ts';
import { feedBlank, followFeed } from '../fulfilment/feed-effects.ts';
import { fetchPicture } from '../fulfilment/fetch-picture.ts';
import { dispense, followDispense, followPrint, print, watchTray } from '../fulfilment/fulfilment-effects.ts';
import { append } from './append.ts';
import { endPaymentWatch } from './end-payment-watch.ts';
import { orWithoutBackend, queueHere } from './offline-effects.ts';
import { chooseOrderId, placeOrder } from './order-effects.ts';
import type { Effect } from './pending.ts';
import { confirmQuote, reportPayment, uploadFile } from './prepare-effects.ts';
import type { Sale } from './sale.ts';
import { tellPayment } from './tell-payment.ts';
import type { EffectContext, EffectOutcome } from './types.ts';

/** Does one effect once. Expected failures are outcomes; a throw is a bug or a disk that failed. */
export function carryOut(effect: Effect, sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  const atMs = context.clock.now();
  switch (effect.kind) {
    case 'uploadFile':
      return orWithoutBackend(sale, effect.paymentId, context, uploadFile);
    case 'fetchPicture':
      return fetchPicture(sale, context);
    case 'confirmQuote':
      return orWithoutBackend(sale, effect.paymentId, context, () =>
        confirmQuote(sale, effect.paymentId, context),
      );
    case 'reportPayment':
      return orWithoutBackend(sale, effect.paymentId, context, () =>
        reportPayment(sale, effect.paymentId, context),
      );
    case 'timeOutPayment':
      return append(context, { kind: 'paymentTimedOut', atMs, paymentId: effect.paymentId });
    case 'endPaymentWatch':
      return endPaymentWatch(sale, effect.paymentId, context);
    case 'cancelAbandoned':
      return append(context, { kind: 'saleCancelled', atMs, by: 'kiosk' });
    case 'openClaim':
      return append(context, { ...effect, kind: 'claimOpened', atMs, code: context.newClaimCode() });
    case 'tellPayment':
      return tellPayment(sale, effect.paymentId, context);
    case 'chooseOrderId':
      return chooseOrderId(effect.paymentId, context);
    case 'queueHere':
      return queueHere(effect.paymentId, context);
    case 'placeOrder':
      return placeOrder(sale, context);
    case 'feedBlank':
      return feedBlank(sale, context);
    case 'followFeed':
      return followFeed(sale, context);
    case 'print':
      return print(sale, context);
    case 'followPrint':
      return followPrint(sale, context);
    case 'dispense':
      return dispense(sale, context);
    case 'followDispense':
      return followDispense(sale, context);
    case 'watchTray':
      return watchTray(sale, context);
    case 'eraseFiles':
      return eraseFiles(sale, context);
    default:
      return assertNever(effect);
  }
}

async function eraseFiles(sale: Sale, context: EffectContext): Promise<EffectOutcome> {
  await context.files.erase(sale.saleId);
  return append(context, { kind: 'filesErased', atMs: context.clock.now() });
}
