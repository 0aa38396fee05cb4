import type { PayTemplateTest } from '../../../shared/contract/staff-settings.ts';
import type { PayType } from '../../../shared/domain/payment.ts';
import { fillQrTemplate } from '../payment/qr-text.ts';

/** Longer, and the modules of the code become too small for the cameras of old phones at the size of our screens. */
const READABLE_BYTES = 300;

/** Looks at a QR template as it would be shown for a payment of one unit of the currency. */
export function testPayTemplate(template: string, payType: PayType, currency: string): PayTemplateTest {
  if (!template.includes('{third_id}')) return { kind: 'noPaymentId' };
  const sample = { paymentId: 'PAY20260101000001', amountMinor: 100, payType };
  const text = fillQrTemplate(template, sample, currency);
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length > 0) return { kind: 'unknownPlaceholders', text, names };
  const length = Buffer.byteLength(text);
  if (length > READABLE_BYTES) return { kind: 'tooLong', length };
  if (/^http:\/\//i.test(text) && !isLocal(text)) return { kind: 'noSecureAddress', text };
  return { kind: 'fine', text };
}

/** The demo's pay page, and relays in the shop's own network. */
function isLocal(text: string): boolean {
  const host = URL.parse(text)?.hostname ?? '';
  return /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
}
