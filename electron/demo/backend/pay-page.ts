import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { parseAmount } from '../../../shared/domain/money.ts';
import { PaymentStatus } from '../../../shared/domain/payment.ts';
import type { Catalogue } from './catalogue.ts';
import { refusalNamed } from './codes.ts';
import { type PayView, renderPayPage } from './pay-page-html.ts';
import { payLanguage } from './pay-page-words.ts';
import { type DemoPayment, isPaidByPhone, type Payments } from './payments.ts';
import { type RouteContext, refusal, success } from './routes.ts';

const params = z.object({ thirdId: z.string() });
/** What the code on the kiosk's screen says. Templates may leave either out; what is there must be right. */
const query = z.object({
  amount: z.string().optional(),
  type: z.string().optional(),
  left: z.string().optional(),
});
const actionBody = z.object({ action: z.enum(['pay', 'fail', 'leave']) });

type Scanned =
  | { readonly kind: 'bill'; readonly payment: DemoPayment }
  | Extract<PayView, { kind: 'unknown' | 'wrongAmount' | 'wrongType' }>;

export function definePayPage(context: RouteContext, payments: Payments, catalogue: Catalogue): void {
  const { app, currency } = context;

  const scan = (request: FastifyRequest): Scanned => {
    const payment = payments.find(params.parse(request.params).thirdId);
    const said = query.safeParse(request.query);
    if (!payment) return { kind: 'unknown' };
    const isTypeRight = said.data?.type === undefined || said.data.type === String(payment.payType);
    if (!isPaidByPhone(payment.payType) || !isTypeRight) return { kind: 'wrongType' };
    if (!said.success) return { kind: 'wrongAmount' };
    const amount = said.data.amount === undefined ? null : parseAmount(said.data.amount, currency);
    if (amount && !(amount.ok && amount.value === payment.amountMinor)) return { kind: 'wrongAmount' };
    return { kind: 'bill', payment };
  };

  const viewOf = (scanned: Scanned, hasLeft: boolean): PayView => {
    if (scanned.kind !== 'bill') return scanned;
    // Read again: opening the page has moved it.
    const payment = payments.find(scanned.payment.thirdId) ?? scanned.payment;
    const modelName = catalogue.findModel(payment.modelId)?.name ?? '';
    return { kind: billKind(payment.status, hasLeft), payment, modelName };
  };

  app.get('/pay/:thirdId', (request, reply) => {
    const scanned = scan(request);
    const hasLeft = query.safeParse(request.query).data?.left !== undefined;
    // Opening the page is where the shopper begins to pay. Seeing "you walked away" is not.
    if (scanned.kind === 'bill' && !hasLeft && scanned.payment.status === PaymentStatus.waiting) {
      payments.move(scanned.payment.thirdId, PaymentStatus.paying);
    }
    return sendPage(request, reply, viewOf(scanned, hasLeft), currency);
  });

  app.post('/pay/:thirdId', (request, reply) => {
    const scanned = scan(request);
    if (scanned.kind !== 'bill') return sendRefusal(request, reply, scanned, currency);
    const body = actionBody.safeParse(request.body);
    if (!body.success) {
      const answer = refusalNamed('malformed', 'action: one of pay, fail, leave');
      return reply.code(400).send(refusal(answer));
    }
    const { action } = body.data;
    const { thirdId } = scanned.payment;
    // Allowed also long after the shopper left the kiosk. A paid payment stays paid, whatever comes after.
    if (action === 'pay') payments.move(thirdId, PaymentStatus.paid);
    if (action === 'fail') payments.move(thirdId, PaymentStatus.failed);
    if (wantsPage(request)) return reply.redirect(pageAddress(request, action === 'leave'), 303);
    return reply.send(success({ third_id: thirdId, status: payments.find(thirdId)?.status }));
  });
}

function billKind(status: number, hasLeft: boolean): 'open' | 'paid' | 'failed' | 'left' | 'abnormal' {
  switch (status) {
    case PaymentStatus.waiting:
    case PaymentStatus.paying:
      return hasLeft ? 'left' : 'open';
    case PaymentStatus.paid:
      return 'paid';
    case PaymentStatus.failed:
      return 'failed';
    default:
      return 'abnormal';
  }
}

/** A browser gets pages, a script (curl) the envelope. */
const wantsPage = ({ headers }: FastifyRequest) => headers.accept?.includes('text/html') ?? false;

/** Back to the page by GET, so that a reload does not pay again. */
function pageAddress({ url }: FastifyRequest, hasLeft: boolean): string {
  const page = new URL(url, 'http://demo');
  page.searchParams.delete('left');
  if (hasLeft) page.searchParams.set('left', '1');
  return page.pathname + page.search;
}

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  view: PayView,
  currency: string,
): FastifyReply {
  if (wantsPage(request)) return sendPage(request, reply, view, currency);
  const name =
    view.kind === 'unknown' ? 'unknownPayment' : view.kind === 'wrongType' ? 'unknownPayType' : 'wrongAmount';
  return reply.code(httpStatusOf(view)).send(refusal(refusalNamed(name)));
}

function httpStatusOf({ kind }: PayView): number {
  if (kind === 'unknown') return 404;
  return kind === 'wrongAmount' || kind === 'wrongType' ? 409 : 200;
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: PayView,
  currency: string,
): FastifyReply {
  const html = renderPayPage(view, payLanguage(request.headers['accept-language']), currency);
  return reply
    .code(httpStatusOf(view))
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    )
    .send(html);
}
