import type { BackendError } from '../types.ts';

/**
 * Codes of the platform. The document names 0 and 60002; the others are the demo's
 * (electron/demo/backend/vending-platform/README.md). A platform with other numbers is met here, and nowhere else.
 */
export const VendingCode = {
  success: 0,
  malformed: 40000,
  wrongCredentials: 40001,
  internal: 50000,
  unknownMachine: 60001,
  productOffShelf: 60002,
  unknownProduct: 60003,
  outOfStock: 60004,
  tradeIdTaken: 60005,
  oneAtATime: 60006,
  machineOffline: 60007,
} as const;
export type VendingCode = (typeof VendingCode)[keyof typeof VendingCode];

/** What a code other than success means. Only the number decides: message texts change with the wind. */
export function refusalFromCode(code: number, message: string): BackendError {
  const detail = `${code} ${message}`.trim();
  switch (code) {
    case VendingCode.wrongCredentials:
      return { kind: 'unauthorised', detail };
    case VendingCode.tradeIdTaken:
      return { kind: 'idTaken', detail };
    case VendingCode.unknownMachine:
      return { kind: 'refused', reason: 'wrongDevice', code, detail };
    case VendingCode.productOffShelf:
    case VendingCode.outOfStock:
      return { kind: 'refused', reason: 'soldOut', code, detail };
    case VendingCode.unknownProduct:
      return { kind: 'refused', reason: 'unknownModel', code, detail };
    default:
      return { kind: 'refused', reason: 'other', code, detail };
  }
}
