import { err, type Result } from '../../../shared/domain/result.ts';
import { MobileShellCode } from '../../backends/mobile-shell/error-codes.ts';

/** A business refusal, as the envelope carries it. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

export type RefusalName = Exclude<keyof typeof MobileShellCode, 'success'>;

/** What the demo says with each code. The kiosk reads the number only. */
const MESSAGES: Readonly<Record<RefusalName, string>> = {
  malformed: '请求格式错误 / malformed request',
  tokenGone: '认证失败 / token unknown or expired',
  notFound: '接口不存在 / no such interface',
  internal: '系统错误 / internal error',
  wrongCredentials: '账号或密码错误 / wrong account or password',
  wrongDevice: '设备未注册 / device is not registered',
  unknownBrand: '品牌不存在 / unknown brand',
  unknownModel: '机型不存在 / unknown model',
  soldOut: '库存不足 / sold out',
  wrongFileType: '文件类型不支持 / neither PNG nor JPEG',
  fileTooLarge: '文件过大 / file too large',
  wrongUploadType: '上传类型错误 / upload type must be 23',
  paymentIdTaken: '支付单号已存在 / payment id exists already',
  malformedId: '单号格式错误 / id does not follow the rule',
  wrongAmount: '支付金额错误 / amount is not the price',
  unknownPayType: '支付方式不支持 / unknown payment type',
  orderIdTaken: '订单号已存在 / order id exists already',
  unknownPayment: '支付单不存在 / unknown payment',
  notPaid: '支付单未支付 / payment is not paid',
  paymentUsed: '支付单已使用 / payment has an order already',
  otherModelPaid: '机型与支付单不符 / another model was paid for',
  unknownPicture: '图片不存在 / picture was not uploaded here',
};

/** The refusal of that name; `note` adds what was wrong in this request. */
export function refusalNamed(name: RefusalName, note?: string): Refusal {
  const message = note === undefined ? MESSAGES[name] : `${MESSAGES[name]} (${note})`;
  return { code: MobileShellCode[name], message };
}

export const refuse = (name: RefusalName, note?: string): Result<never, Refusal> =>
  err(refusalNamed(name, note));
