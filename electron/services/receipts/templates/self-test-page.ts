import type { Receipt } from '../../../devices/receipt-printer/types.ts';
import { type SlipGround, speak } from './receipt-texts.ts';
import { headLines, pair, RULE, small } from './slip-parts.ts';

/** Shades from black to white: burnt or faint heads show in it. */
const WEDGE = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><defs><linearGradient id="g">' +
    '<stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>' +
    '<rect width="400" height="60" fill="url(#g)"/></svg>',
);

export interface SelfTestPage {
  readonly receiptId: string;
  readonly deviceId: string;
  readonly printer: string;
  readonly atMs: number;
}

/** For the technician: every kind of line, both languages, and a code to scan. */
export function selfTestPage(test: SelfTestPage, ground: SlipGround): Receipt {
  const { time } = speak(ground);
  const title = (locale: 'en' | 'zh-CN') => speak({ ...ground, locale }).texts.selfTest;
  return {
    receiptId: test.receiptId,
    lines: [
      ...headLines(ground),
      { kind: 'text', text: title('en'), size: 'large', bold: true, align: 'centre' },
      { kind: 'text', text: title('zh-CN'), size: 'large', bold: true, align: 'centre' },
      pair(test.deviceId, test.printer),
      pair('ABC abc 0123', '永国器龘 ¥€$'),
      RULE,
      { kind: 'picture', bytes: WEDGE, widthMm: 66 },
      { kind: 'qr', text: `casepress:self-test:${test.deviceId}`, caption: test.deviceId },
      { kind: 'bigNumber', text: '0123456789', caption: '' },
      small(time(test.atMs)),
    ],
  };
}
