import type { BackendError, RefusalReason } from '../types.ts';

/**
 * Envelope codes. The document names only 200 and 401; the others are the demo backend's
 * (electron/demo/backend/README.md). A backend with other numbers is met here, and nowhere else.
 */
export const MobileShellCode = {
  success: 200,
  malformed: 400,
  tokenGone: 401,
  notFound: 404,
  internal: 500,
  wrongCredentials: 1001,
  wrongDevice: 1002,
  unknownBrand: 2001,
  unknownModel: 2002,
  soldOut: 2003,
  wrongFileType: 3001,
  fileTooLarge: 3002,
  wrongUploadType: 3003,
  paymentIdTaken: 4001,
  malformedId: 4002,
  wrongAmount: 4003,
  unknownPayType: 4004,
  orderIdTaken: 5001,
  unknownPayment: 5002,
  notPaid: 5003,
  paymentUsed: 5004,
  otherModelPaid: 5005,
  unknownPicture: 5006,
} as const;
export type MobileShellCode = (typeof MobileShellCode)[keyof typeof MobileShellCode];

const ID_TAKEN: ReadonlySet<number> = new Set([MobileShellCode.paymentIdTaken, MobileShellCode.orderIdTaken]);

const REASON_BY_CODE: ReadonlyMap<number, RefusalReason> = new Map([
  [MobileShellCode.wrongDevice, 'wrongDevice'],
  [MobileShellCode.unknownModel, 'unknownModel'],
  [MobileShellCode.soldOut, 'soldOut'],
  [MobileShellCode.wrongFileType, 'fileRejected'],
  [MobileShellCode.fileTooLarge, 'fileRejected'],
  [MobileShellCode.wrongUploadType, 'fileRejected'],
  [MobileShellCode.unknownPicture, 'fileRejected'],
  [MobileShellCode.wrongAmount, 'wrongAmount'],
  [MobileShellCode.unknownPayment, 'notPaid'],
  [MobileShellCode.notPaid, 'notPaid'],
]);

/** What an envelope's code other than success means. Only the number decides: message texts change with the wind. */
export function refusalFromCode(code: number, message: string): BackendError {
  if (ID_TAKEN.has(code)) return { kind: 'idTaken', detail: message };
  return { kind: 'refused', reason: REASON_BY_CODE.get(code) ?? 'other', code, detail: message };
}
