/** What goes wrong, by its words: the document has one code, -1, for all of it. */
export const HAIDIAN_MESSAGES = {
  malformed: '参数错误',
  sign: '签名错误',
  unknownMember: '会员不存在',
  rangeTooLong: '时间段间隔不可超过3月',
  orderTaken: '订单已存在',
  wrongSums: '订单金额错误',
  unknownCoupon: '卡券不存在',
  otherOwner: '卡券不属于该会员',
  usedCoupon: '卡券已使用',
  unusableCoupon: '卡券不可用',
  unknownOrder: '订单不存在',
  sentOrder: '订单已完成',
} as const;
export type HaidianRefusal = keyof typeof HAIDIAN_MESSAGES;
