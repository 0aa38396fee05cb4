import { PayType } from '../../../shared/domain/payment.ts';

export type PayLanguage = 'en' | 'zh';

interface PayWords {
  readonly htmlLanguage: string;
  readonly title: string;
  readonly demoNote: string;
  readonly shop: string;
  readonly number: string;
  readonly method: string;
  readonly pay: string;
  readonly fail: string;
  readonly leave: string;
  readonly paid: string;
  readonly paidDetail: string;
  readonly failed: string;
  readonly failedDetail: string;
  readonly left: string;
  readonly leftDetail: string;
  readonly tryAgain: string;
  readonly abnormal: string;
  readonly abnormalDetail: string;
  readonly unknown: string;
  readonly unknownDetail: string;
  readonly wrongAmount: string;
  readonly wrongAmountDetail: string;
  readonly wrongType: string;
  readonly wrongTypeDetail: string;
  readonly methods: Readonly<Record<number, string>>;
}

export const PAY_WORDS: Readonly<Record<PayLanguage, PayWords>> = {
  en: {
    htmlLanguage: 'en',
    title: 'Confirm payment',
    demoNote: 'Demo: no real money moves here.',
    shop: 'Casepress · phone cases',
    number: 'Payment number',
    method: 'Method',
    pay: 'Pay now',
    fail: 'Let it fail',
    leave: 'Walk away',
    paid: 'Paid',
    paidDetail: 'Thank you. Your case goes on at the kiosk.',
    failed: 'Payment failed',
    failedDetail: 'No money was taken. You can try again.',
    left: 'You walked away',
    leftDetail: 'Nothing was paid. You can still come back.',
    tryAgain: 'Try again',
    abnormal: 'Payment unclear',
    abnormalDetail: 'Please ask the staff before you pay again.',
    unknown: 'Unknown payment',
    unknownDetail: 'This code belongs to no payment here. Nothing was paid.',
    wrongAmount: 'The amount does not match',
    wrongAmountDetail: 'The code says something else than the shop asked for. Nothing was paid.',
    wrongType: 'Not paid by phone',
    wrongTypeDetail: 'This payment is made another way. Nothing was paid here.',
    methods: {
      [PayType.weChat]: 'WeChat Pay',
      [PayType.alipay]: 'Alipay',
      [PayType.unionPay]: 'UnionPay QuickPass',
    },
  },
  zh: {
    htmlLanguage: 'zh-CN',
    title: '确认付款',
    demoNote: '演示环境，不会产生真实扣款。',
    shop: 'Casepress · 定制手机壳',
    number: '支付单号',
    method: '支付方式',
    pay: '立即支付',
    fail: '模拟支付失败',
    leave: '离开不付款',
    paid: '支付成功',
    paidDetail: '谢谢，请回到自助机继续。',
    failed: '支付失败',
    failedDetail: '未扣款，您可以重试。',
    left: '您已离开',
    leftDetail: '未付款，您仍可返回继续支付。',
    tryAgain: '重新支付',
    abnormal: '支付状态异常',
    abnormalDetail: '再次付款前请联系工作人员。',
    unknown: '支付单不存在',
    unknownDetail: '此二维码没有对应的支付单，未付款。',
    wrongAmount: '金额不一致',
    wrongAmountDetail: '二维码中的金额与应付金额不同，未付款。',
    wrongType: '不支持手机支付',
    wrongTypeDetail: '此支付单使用其他方式付款，此处未付款。',
    methods: {
      [PayType.weChat]: '微信支付',
      [PayType.alipay]: '支付宝',
      [PayType.unionPay]: '云闪付',
    },
  },
};

/** The language that the phone asks for first, of those spoken here. */
export function payLanguage(acceptLanguage: string | undefined): PayLanguage {
  const tags = (acceptLanguage ?? '').toLowerCase().split(',');
  const wanted = tags
    .map((tag) => ({ tag: tag.trim(), weight: Number(/;\s*q=([\d.]+)/.exec(tag)?.[1] ?? 1) }))
    .sort((left, right) => right.weight - left.weight)
    .find(({ tag }) => /^(zh|en)\b/.test(tag));
  return wanted?.tag.startsWith('zh') ? 'zh' : 'en';
}
