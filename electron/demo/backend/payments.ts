import * as z from 'zod';
import { parseAmount } from '../../../shared/domain/money.ts';
import { PaymentStatus, payTypeSchema, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { ok } from '../../../shared/domain/result.ts';
import { mobileShell } from '../../backends/mobile-shell/schema.ts';
import type { Clock } from '../../system/clock.ts';
import type { Catalogue } from './catalogue.ts';
import { refuse } from './codes.ts';
import type { AllowsDiscount } from './discounts.ts';
import { defineJsonRoute, type RouteContext } from './routes.ts';
import type { Store } from './store.ts';
import { followsIdRule } from './third-ids.ts';
import { paymentMayMove } from './transitions.ts';

const paymentRow = z.object({
  number: z.number(),
  thirdId: z.string(),
  deviceId: z.string(),
  modelId: z.string(),
  amountMinor: z.number(),
  payType: z.number(),
  status: z.number(),
  changedAtMs: z.number(),
});
export type DemoPayment = z.infer<typeof paymentRow>;
export type NewPayment = Pick<DemoPayment, 'thirdId' | 'deviceId' | 'modelId' | 'amountMinor' | 'payType'>;

export interface Payments {
  all(): readonly DemoPayment[];
  find(thirdId: string): DemoPayment | null;
  insert(payment: NewPayment): DemoPayment;
  /** Sets a status without asking the transition table, and announces it. Throws for an unknown payment. */
  setStatus(thirdId: string, status: number): void;
  /** Moves a payment if the table allows it. The same status again is fine and changes nothing. */
  move(thirdId: string, status: number): boolean;
}

const COLUMNS = `number, third_id AS thirdId, device_id AS deviceId, model_id AS modelId,
  amount_minor AS amountMinor, pay_type AS payType, status, changed_at_ms AS changedAtMs`;

export function createPayments(
  { db }: Store,
  clock: Clock,
  announce: (payment: DemoPayment) => void,
): Payments {
  const selectAll = db.prepare(`SELECT ${COLUMNS} FROM payment ORDER BY number`);
  const selectOne = db.prepare(`SELECT ${COLUMNS} FROM payment WHERE third_id = ?`);
  const insert = db.prepare(
    `INSERT INTO payment (third_id, device_id, model_id, amount_minor, pay_type, status, changed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare('UPDATE payment SET status = ?, changed_at_ms = ? WHERE third_id = ?');
  const find = (thirdId: string) => paymentRow.optional().parse(selectOne.get(thirdId)) ?? null;
  const mustFind = (thirdId: string) => {
    const payment = find(thirdId);
    if (!payment) throw new Error(`no payment ${thirdId}`);
    return payment;
  };
  const setStatus = (thirdId: string, status: number) => {
    if (mustFind(thirdId).status === status) return;
    update.run(status, clock.now(), thirdId);
    announce(mustFind(thirdId));
  };
  return {
    all: () => z.array(paymentRow).parse(selectAll.all()),
    find,
    insert({ thirdId, deviceId, modelId, amountMinor, payType }) {
      insert.run(thirdId, deviceId, modelId, amountMinor, payType, PaymentStatus.waiting, clock.now());
      return mustFind(thirdId);
    },
    setStatus,
    move(thirdId, status) {
      const payment = mustFind(thirdId);
      if (payment.status === status) return true;
      if (!paymentMayMove(payment.status, status)) return false;
      setStatus(thirdId, status);
      return true;
    },
  };
}

/** Whether the shopper pays this payment on the pay page. The others are taken by the kiosk itself, which reports them. */
export const isPaidByPhone = (payType: number) => QR_PAY_TYPES.some((type) => type === payType);

const backendIdOf = (payment: DemoPayment) => `PAY0${String(payment.number).padStart(9, '0')}`;

export function definePaymentRoutes(
  context: RouteContext,
  payments: Payments,
  catalogue: Catalogue,
  allowsDiscount: AllowsDiscount,
): void {
  const { currency, devices } = context;
  defineJsonRoute(context, mobileShell.reportPayment, (body) => {
    if (!devices.has(body.device_id)) return refuse('wrongDevice');
    if (!followsIdRule(body.third_id, 'PYEN')) return refuse('malformedId');
    // The harshest reading: a repeat is refused even when device and content are the same.
    if (payments.find(body.third_id)) return refuse('paymentIdTaken');
    if (!payTypeSchema.safeParse(body.pay_type).success) return refuse('unknownPayType');
    const model = catalogue.findModel(body.mobile_model_id);
    if (!model) return refuse('unknownModel');
    const amount = parseAmount(body.pay_amount, currency);
    if (!amount.ok) return refuse('wrongAmount');
    if (amount.value !== model.priceMinor && !allowsDiscount(amount.value, model.priceMinor))
      return refuse('wrongAmount');
    if (model.stock < 1) return refuse('soldOut');
    const payment = payments.insert({
      thirdId: body.third_id,
      deviceId: body.device_id,
      modelId: model.id,
      amountMinor: amount.value,
      payType: body.pay_type,
    });
    return ok({ id: backendIdOf(payment), third_id: payment.thirdId });
  });
  defineJsonRoute(context, mobileShell.getPaymentStatus, (ids) => {
    const known = ids.map((id) => payments.find(id)).filter((payment) => payment !== null);
    return ok(known.map((payment) => ({ third_id: payment.thirdId, status: payment.status })));
  });
  /** The kiosk's own report. It speaks for money that its hardware took, not for what a phone paid here. */
  defineJsonRoute(
    context,
    mobileShell.notifyPayment,
    // Each entry on its own: one bad entry must not hold up the good ones.
    (entries) => ok(entries.map(acceptReport).every(Boolean) ? 'success' : 'fail'),
    { access: 'open' },
  );

  function acceptReport(entry: z.output<typeof mobileShell.notifyPayment.request>[number]): boolean {
    const payment = payments.find(entry.third_id);
    if (!payment || payment.payType !== entry.pay_type) return false;
    const amount = parseAmount(entry.pay_amount, currency);
    if (!amount.ok || amount.value !== payment.amountMinor) return false;
    if (payment.status === entry.status) return true;
    return !isPaidByPhone(payment.payType) && payments.move(payment.thirdId, entry.status);
  }
}
