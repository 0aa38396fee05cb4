import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { parseAmount, wireAmount } from '../../../../shared/domain/money.ts';
import { escapeHtml, PAY_PAGE_STYLE } from '../pay-page-html.ts';
import { type PayLanguage, payLanguage } from '../pay-page-words.ts';
import { answerOf, refuse } from './reply.ts';
import type { DemoDocumentOrder } from './store.ts';

export interface PayPageGround {
  readonly currency: string;
  readonly find: (orderID: string) => DemoDocumentOrder | null;
  /** What is not waiting for its money takes none. */
  readonly pay: (orderID: string, payway: string) => boolean;
}

const params = z.object({ orderID: z.string() });
const query = z.object({ amount: z.string().optional(), left: z.string().optional() });
const body = z.object({ action: z.enum(['pay', 'payByWeChat', 'leave']) });
const PAYWAY = { pay: 'ALIPAY', payByWeChat: 'WECHAT', leave: null } as const;

type ViewKind = 'open' | 'left' | 'paid' | 'cancelled' | 'refund' | 'unknown' | 'wrongAmount';
interface View {
  readonly kind: ViewKind;
  readonly order: DemoDocumentOrder | null;
}

/** Where a phone pays for an order of documents: `/pay/<orderID>?amount=<major units>`. Works without scripts. */
export function defineDocumentPayPage(app: FastifyInstance, ground: PayPageGround): void {
  const scan = (request: FastifyRequest): View => {
    const order = ground.find(params.parse(request.params).orderID);
    if (!order) return { kind: 'unknown', order: null };
    const said = query.safeParse(request.query);
    if (!said.success || !isRight(said.data.amount, order, ground.currency))
      return { kind: 'wrongAmount', order: null };
    return { kind: kindOf(order, said.data.left !== undefined), order };
  };

  app.get('/pay/:orderID', (request, reply) => sendPage(request, reply, scan(request), ground.currency));

  app.post('/pay/:orderID', (request, reply) => {
    const view = scan(request);
    const asked = body.safeParse(request.body);
    const { order } = view;
    if (!asked.success) return reply.code(400).send(answerOf(refuse('MALFORMED', 'action')));
    const { action } = asked.data;
    const payway = PAYWAY[action];
    const isPaid = order !== null && payway !== null && ground.pay(order.orderID, payway);
    if (wantsPage(request)) {
      if (!order) return sendPage(request, reply, view, ground.currency);
      return reply.redirect(pageAddress(request, action === 'leave'), 303);
    }
    if (view.kind === 'unknown') return reply.code(404).send(answerOf(refuse('UNKNOWN_ORDER')));
    if (!order) return reply.code(409).send(answerOf(refuse('MONEY_MISMATCH')));
    const state = isPaid ? 'PAID' : order.state;
    return reply.send({ result: 'OK', info: { orderID: order.orderID, state } });
  });
}

function isRight(said: string | undefined, { money }: DemoDocumentOrder, currency: string): boolean {
  if (said === undefined) return true;
  const amount = parseAmount(said, currency);
  return amount.ok && amount.value === money;
}

function kindOf({ state }: DemoDocumentOrder, hasLeft: boolean): ViewKind {
  switch (state) {
    case 'PAYING':
      return hasLeft ? 'left' : 'open';
    case 'PAID':
    case 'PRINTED':
    case 'FINISH':
      return 'paid';
    case 'CANCEL':
      return 'cancelled';
    case 'REFUNDING':
    case 'REFUNDED':
      return 'refund';
    default:
      return assertNever(state);
  }
}

/** A browser gets pages, a script (curl) JSON. */
const wantsPage = ({ headers }: FastifyRequest) => headers.accept?.includes('text/html') ?? false;

/** Back to the page by GET, so that a reload does not pay again. */
function pageAddress({ url }: FastifyRequest, hasLeft: boolean): string {
  const page = new URL(url, 'http://demo');
  page.searchParams.delete('left');
  if (hasLeft) page.searchParams.set('left', '1');
  return page.pathname + page.search;
}

const HTTP_STATUS: Partial<Record<ViewKind, number>> = { unknown: 404, wrongAmount: 409 };

function sendPage(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  view: View,
  currency: string,
): FastifyReply {
  return reply
    .code(HTTP_STATUS[view.kind] ?? 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    )
    .send(renderPage(view, payLanguage(headers['accept-language']), currency));
}

type Notice = readonly [title: string, detail: string];
interface Words extends Readonly<Record<Exclude<ViewKind, 'open'>, Notice>> {
  readonly htmlLanguage: string;
  readonly title: string;
  readonly shop: string;
  readonly number: string;
  readonly alipay: string;
  readonly weChat: string;
  readonly leave: string;
  readonly note: string;
}

const WORDS: Readonly<Record<PayLanguage, Words>> = {
  en: {
    htmlLanguage: 'en',
    title: 'Pay for your prints',
    shop: 'Casepress · documents',
    number: 'Order number',
    alipay: 'Pay with Alipay',
    weChat: 'Pay with WeChat',
    leave: 'Walk away',
    note: 'Demo: no real money moves here.',
    left: ['You walked away', 'Nothing was paid. You can still come back.'],
    paid: ['Paid', 'Thank you. Your pages go on at the kiosk.'],
    cancelled: ['Order cancelled', 'Nothing was paid.'],
    refund: ['Refund', 'The money of this order goes back, or is back already.'],
    unknown: ['Unknown order', 'This code belongs to no order here. Nothing was paid.'],
    wrongAmount: [
      'The amount does not match',
      'The code says something else than the order. Nothing was paid.',
    ],
  },
  zh: {
    htmlLanguage: 'zh-CN',
    title: '支付打印订单',
    shop: 'Casepress · 文档打印',
    number: '订单号',
    alipay: '支付宝支付',
    weChat: '微信支付',
    leave: '离开不付款',
    note: '演示环境，不会产生真实扣款。',
    left: ['您已离开', '未付款，您仍可返回继续支付。'],
    paid: ['支付成功', '谢谢，请回到自助机继续打印。'],
    cancelled: ['订单已取消', '未付款。'],
    refund: ['退款', '该订单正在退款或已退款。'],
    unknown: ['订单不存在', '此二维码没有对应的订单，未付款。'],
    wrongAmount: ['金额不一致', '二维码中的金额与订单金额不同，未付款。'],
  },
};

function renderPage({ kind, order }: View, language: PayLanguage, currency: string): string {
  const words = WORDS[language];
  const bill = order ? renderBill(order, words, currency) : '';
  const canPay = kind === 'open' || kind === 'left';
  return `<!doctype html>
<html lang="${words.htmlLanguage}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title}</title><style>${PAY_PAGE_STYLE}</style></head>
<body><main data-view="${kind}">
<p class="shop">${words.shop}</p>
${kind === 'open' ? `<h1>${words.title}</h1>` : renderNotice(words[kind], kind === 'paid')}
${bill}${canPay ? renderChoice(words) : ''}
<p class="note">${words.note}</p>
</main></body></html>
`;
}

function renderBill({ money, desc, orderID }: DemoDocumentOrder, words: Words, currency: string): string {
  // Only for the eye: the amount itself stays in minor units.
  const format = new Intl.NumberFormat(words.htmlLanguage, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const amount = format.format(wireAmount(money, currency));
  return `<p class="amount">${escapeHtml(amount)}</p><p class="model">${escapeHtml(desc)}</p>
<dl><dt>${words.number}</dt><dd>${escapeHtml(orderID)}</dd></dl>`;
}

const renderChoice = (words: Words) =>
  `<form method="post"><button class="main" name="action" value="pay">${words.alipay}</button>
<button name="action" value="payByWeChat">${words.weChat}</button>
<button name="action" value="leave">${words.leave}</button></form>`;

const renderNotice = ([title, detail]: Notice, isGood: boolean) =>
  `<div class="mark ${isGood ? '' : 'bad'}" aria-hidden="true">${isGood ? '✓' : '!'}</div><h1>${title}</h1><p class="detail">${detail}</p>`;
