import type { Locale } from '../../../../shared/contract/kiosk.ts';
import { fractionDigits } from '../../../../shared/domain/money.ts';
import { PayType } from '../../../../shared/domain/payment.ts';

const EN = {
  queueNumber: 'Your pick-up number',
  model: 'Phone case',
  price: 'Price',
  coupon: 'Coupon',
  toPay: 'To pay',
  couponUsed: 'Coupon (used up, not given back as money)',
  couponWaiting: 'Coupon (not redeemed yet; it stays yours if all your money comes back first)',
  couponKept: 'Coupon (not used up, it stays yours)',
  couponUnclear: 'Coupon (please ask whether it is used up)',
  total: 'Total',
  order: 'Order',
  time: 'Date',
  scanToPickUp: 'Show this code to pick up your case',
  waitForCase: 'We are printing your case. Take it from the slot when your number is called.',
  thanks: 'Thank you!',
  claimTitle: 'Please keep this slip',
  claimCode: 'Claim code',
  claimLead: 'We could not finish your order. The staff will sort it out with this code.',
  documentClaimLead: 'We could not print all of your documents. The staff will sort it out with this code.',
  documentFiles: 'Documents',
  documentSheets: 'Sheets of paper',
  moneyClaimLead: 'This machine owes you money. The staff will give it back with this code.',
  amount: 'Amount',
  moneyKept: 'Your payment was received and has not been given back yet.',
  moneyRefunded: 'Your payment has been given back.',
  moneyUnclear: 'We do not know yet whether your payment went through. The staff can look it up.',
  refundTitle: 'Refund',
  refunded: 'Given back',
  returning: 'Coming back now',
  toCheck: 'to be checked',
  refundOpen: 'Still to be given back',
  refundTotal: 'Refund total',
  refundLead: 'We could not make your case. You do not need to do anything.',
  documentRefundLead: 'The staff have given you your money back for documents that were not printed.',
  refundOpenHint: 'The open part is a claim of yours: please keep this slip.',
  cashUpTitle: 'Cash-up',
  from: 'From',
  to: 'To',
  sales: 'Sales',
  inTubes: 'In the coin tubes',
  inCashBox: 'In the cash box',
  inStacker: 'In the note stacker',
  cashUp: {
    countedBy: 'Counted by',
    signedBy: 'Signed by',
    cases: 'Cases sold',
    paidOut: 'Paid out by the machine',
    byHand: 'Given back from the till',
    stray: 'Without a sale',
    expected: 'By the book',
    counted: 'Counted',
    variance: 'Difference',
    emptied: 'Emptied',
    float: 'Change for the next sales',
    reason: 'Reason',
    reasons: {
      miscounted: 'Counted wrongly before',
      putIn: 'Money was put in',
      takenOut: 'Money was taken out',
      foreignMoney: 'Foreign or false money',
      machineUnclear: 'A device was in trouble',
      unknown: 'Not known',
    },
    means: {
      coins: 'Coins',
      bills: 'Notes',
      reader1: 'Card reader 1',
      reader2: 'Card reader 2',
      phone: 'By phone',
      coupon: 'Coupons',
    },
  },
  selfTest: 'Receipt printer test',
  pay: {
    [PayType.other]: 'Other',
    [PayType.weChat]: 'WeChat Pay',
    [PayType.alipay]: 'Alipay',
    [PayType.unionPay]: 'UnionPay',
    [PayType.cash]: 'Cash',
    [PayType.nayax]: 'NAYAX',
    [PayType.card]: 'Card',
    [PayType.onSite]: 'Paid at the counter',
  },
};
export type ReceiptTexts = typeof EN;

const ZH_CN: ReceiptTexts = {
  queueNumber: '您的取件号',
  model: '手机壳',
  price: '价格',
  coupon: '优惠券',
  toPay: '应付',
  couponUsed: '优惠券（已使用，不退现金）',
  couponWaiting: '优惠券（尚未核销；若核销前款项已全部退还，仍归您所有）',
  couponKept: '优惠券（未核销，仍归您所有）',
  couponUnclear: '优惠券（是否已核销请询问店员）',
  total: '合计',
  order: '订单号',
  time: '日期',
  scanToPickUp: '凭此二维码领取手机壳',
  waitForCase: '手机壳正在打印。叫到您的号码时，请从取货口取走。',
  thanks: '谢谢惠顾！',
  claimTitle: '请妥善保管此小票',
  claimCode: '凭证码',
  claimLead: '您的订单未能完成。店员可凭此码为您处理。',
  documentClaimLead: '您的文件未能全部打印。店员可凭此码为您处理。',
  documentFiles: '文件',
  documentSheets: '纸张数',
  moneyClaimLead: '本机尚欠您一笔款项。店员可凭此码为您退还。',
  amount: '金额',
  moneyKept: '已收到您的付款，尚未退还。',
  moneyRefunded: '您的付款已退还。',
  moneyUnclear: '目前无法确认付款是否成功，店员可以查询。',
  refundTitle: '退款',
  refunded: '已退还',
  returning: '正在退还',
  toCheck: '待核实',
  refundOpen: '待退还',
  refundTotal: '退款合计',
  refundLead: '您的手机壳未能制作完成，您无需再做任何操作。',
  documentRefundLead: '您的文件未能打印，店员已将款项退还给您。',
  refundOpenHint: '未退部分仍属于您，请保管好此小票。',
  cashUpTitle: '交班结算',
  from: '从',
  to: '至',
  sales: '销售',
  inTubes: '硬币管内',
  inCashBox: '钱箱内',
  inStacker: '纸币箱内',
  cashUp: {
    countedBy: '清点人',
    signedBy: '签核人',
    cases: '售出手机壳',
    paidOut: '机器找零与退款',
    byHand: '店内现金退还',
    stray: '无对应订单',
    expected: '账面',
    counted: '实点',
    variance: '差额',
    emptied: '已清空',
    float: '备用零钱',
    reason: '原因',
    reasons: {
      miscounted: '上次点错',
      putIn: '有人放入钱款',
      takenOut: '有人取走钱款',
      foreignMoney: '外币或假币',
      machineUnclear: '设备曾有故障',
      unknown: '原因不明',
    },
    means: {
      coins: '硬币',
      bills: '纸币',
      reader1: '读卡器 1',
      reader2: '读卡器 2',
      phone: '手机支付',
      coupon: '优惠券',
    },
  },
  selfTest: '小票打印机测试',
  pay: {
    [PayType.other]: '其他',
    [PayType.weChat]: '微信支付',
    [PayType.alipay]: '支付宝',
    [PayType.unionPay]: '云闪付',
    [PayType.cash]: '现金',
    [PayType.nayax]: 'NAYAX',
    [PayType.card]: '银行卡',
    [PayType.onSite]: '柜台付款',
  },
};

const TEXTS: Readonly<Record<Locale, ReceiptTexts>> = { en: EN, 'zh-CN': ZH_CN };

/** What every slip is told in. */
export interface SlipGround {
  readonly locale: Locale;
  readonly currency: string;
  readonly timeZone: string;
  readonly shopName: string;
  readonly logo?: Uint8Array;
}

/** Texts, amounts and times in the shopper's language. */
export function speak(ground: SlipGround) {
  const { money, time, digits } = formatsFor(ground);
  return {
    texts: TEXTS[ground.locale],
    money: (amountMinor: number) => money.format(amountMinor / 10 ** digits),
    time: (atMs: number) => time.format(atMs),
  };
}

type Formats = ReturnType<typeof makeFormats>;
/** A kiosk has one currency and one time zone: one entry for each language. To make a format takes far longer than to use it. */
const FORMATS = new Map<string, Formats>();

function formatsFor(ground: SlipGround): Formats {
  const key = `${ground.locale} ${ground.currency} ${ground.timeZone}`;
  const formats = FORMATS.get(key) ?? makeFormats(ground);
  FORMATS.set(key, formats);
  return formats;
}

function makeFormats({ locale, currency, timeZone }: SlipGround) {
  const digits = fractionDigits(currency);
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const time = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return { money, time, digits };
}
