/** Trade status by the goBox contract. Other numbers are kept and shown as unknown, never guessed. */
export const TradeStatus = {
  paid: 100,
  waitingForPayment: 101,
  waitingForRefund: 102,
  refunded: 103,
  refundFailed: 104,
  closed: 105,
  paymentFailed: 107,
  abnormal: 109,
  refundAgain: 110,
} as const;
export type TradeStatusName = keyof typeof TradeStatus;
export type TradeStatus = (typeof TradeStatus)[TradeStatusName];

const NAME_BY_NUMBER = new Map<number, TradeStatusName>(
  Object.entries(TradeStatus).map(([name, number]) => [number, name as TradeStatusName]),
);

export function tradeStatusName(status: number): TradeStatusName | 'unknown' {
  return NAME_BY_NUMBER.get(status) ?? 'unknown';
}
