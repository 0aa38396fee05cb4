import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { PayType } from '../../../shared/domain/payment.ts';
import type { LanguageKey } from '../../state/language.ts';

/** How a payment type is named, and where the shopper pays by it. */
export interface PayTypeWords {
  readonly name: Extract<LanguageKey, `payType.${string}`>;
  readonly place: 'qr' | 'machine' | 'staff';
  /** What to do, for types without a code on the screen. */
  readonly how: Extract<LanguageKey, `payment.machineText.${string}`>;
  readonly title: Extract<LanguageKey, `payment.machineTitle.${string}`>;
}

type MachineKind = PayTypeWords['how'] extends `payment.machineText.${infer Kind}` ? Kind : never;

const words = (
  kind: PayTypeWords['name'] extends `payType.${infer Kind}` ? Kind : never,
  place: PayTypeWords['place'],
  machine: MachineKind = 'general',
): PayTypeWords => ({
  name: `payType.${kind}`,
  place,
  how: `payment.machineText.${machine}`,
  title: `payment.machineTitle.${machine}`,
});

export function payTypeWords(payType: PayType): PayTypeWords {
  switch (payType) {
    case 0:
      return words('general', 'staff');
    case 1:
      return words('weChat', 'qr');
    case 2:
      return words('alipay', 'qr');
    case 3:
      return words('unionPay', 'qr');
    case 4:
      return words('cash', 'machine', 'cash');
    case 5:
      return words('nayax', 'machine', 'nayax');
    case 6:
      return words('card', 'machine', 'card');
    case 7:
      return words('onSite', 'staff', 'onSite');
    default:
      return assertNever(payType);
  }
}
