import { err, type Result } from '../../../../shared/domain/result.ts';

/** What goes wrong, by the word in `result`: the document has none but OK. */
export const PRINT_SHOP_MESSAGES = {
  NO_PERMISSION: '没有权限 / the token is unknown',
  MALFORMED: '参数错误 / malformed request',
  UNKNOWN_POINT: '打印点不存在 / unknown print point',
  WRONG_RANGE: '页码范围错误 / the last page comes before the first',
  NOT_OFFERED: '该纸张不可用 / this paper is not offered here, or there is too much of it',
  MONEY_MISMATCH: '金额不一致 / the money is not what the settlement says',
  HALF_ADDRESS: '配送信息不完整 / delivery needs a name, a phone number and an address',
  UNKNOWN_ORDER: '订单不存在 / unknown order',
  STATE_NOT_PAYING: '只有待支付的订单可以取消 / an order is cancelled while it is unpaid only',
} as const;
export type PrintShopRefusal = keyof typeof PRINT_SHOP_MESSAGES;

export type Handled = Result<unknown, { readonly refusal: PrintShopRefusal; readonly note: string }>;

export const refuse = (refusal: PrintShopRefusal, note = ''): Handled => err({ refusal, note });

export function answerOf(handled: Handled): object {
  if (handled.ok) return { result: 'OK', ...(handled.value === undefined ? {} : { info: handled.value }) };
  const { refusal, note } = handled.error;
  return { result: refusal, info: `${PRINT_SHOP_MESSAGES[refusal]} ${note}`.trim() };
}
