import { err, type Result } from '../../../../shared/domain/result.ts';

/** What goes wrong, by its words: the document has no codes. `token` is refused before anything is looked at. */
export const GOBOX_MESSAGES = {
  token: 'token 无效 / the token is unknown or has run out',
  malformed: '参数错误 / malformed request',
  unknownDevice: '货柜不存在 / unknown device',
  unknownStatus: '交易状态错误 / unknown status',
  tradeTaken: '交易已存在 / this trade is in the books with this status',
  statusMove: '交易状态不能变更 / the status may not change so',
  otherTrade: '交易内容不一致 / the trade is in the books with other goods',
  wrongCredentials: '账套号或用户名错误 / unknown set of book or user',
  unknownBook: '账套不存在 / unknown set of book',
  deviceTaken: '设备id重复 / dev_id is in use',
  deviceInUse: '货柜有订单 / the device has orders',
  rangeTooLong: '时间区间最长一周 / a week at most',
  unknownOrder: '订单不存在 / unknown order',
  imported: '订单已导入 / imported already',
  notImported: '订单未导入 / not imported',
  notImportable: '该状态不能导入 / an order of this status is not imported',
} as const;
export type GoboxRefusal = keyof typeof GOBOX_MESSAGES;

export type Handled = Result<object, { readonly refusal: GoboxRefusal; readonly note: string }>;

export const refuse = (refusal: GoboxRefusal, note = ''): Handled => err({ refusal, note });
