import type { ReceiptLine } from '../../../devices/receipt-printer/types.ts';
import type { SlipGround } from './receipt-texts.ts';

const LOGO_WIDTH_MM = 34;

/** Logo, where there is one, and the shop's name: every slip begins with them. */
export function headLines({ shopName, logo }: SlipGround): ReceiptLine[] {
  const picture: ReceiptLine[] = logo ? [{ kind: 'picture', bytes: logo, widthMm: LOGO_WIDTH_MM }] : [];
  return [...picture, { kind: 'heading', text: shopName }, { kind: 'rule' }];
}

export const pair = (left: string, right: string, bold = false): ReceiptLine => ({
  kind: 'pair',
  left,
  right,
  bold,
});
export const centred = (text: string): ReceiptLine => ({ kind: 'text', text, align: 'centre' });
export const small = (text: string): ReceiptLine => ({ kind: 'text', text, align: 'centre', size: 'small' });
export const RULE: ReceiptLine = { kind: 'rule' };
