import type { PayMethod } from '../../../shared/contract/sale.ts';
import type { PayType } from '../../../shared/domain/payment.ts';
import { ArrowIcon, CardIcon, CashIcon, PhoneScanIcon, StaffIcon } from '../../components/icons.tsx';
import { useAction } from '../../components/use-action.ts';
import { choosePayment } from '../../flow/sale-actions.ts';
import { useLanguage } from '../../state/language.ts';
import { payTypeWords } from './pay-types.ts';

export interface PayMethodsProps {
  readonly saleId: string;
  readonly methods: readonly PayMethod[];
}

/** All ways to pay. One that cannot work now is shown with the reason, and cannot be chosen. */
export function PayMethods({ saleId, methods }: PayMethodsProps) {
  const [choose, busy] = useAction((payType: PayType) => choosePayment(saleId, payType));
  return (
    <ul className="pay-methods">
      {methods.map((method) => (
        <li key={method.payType}>
          <PayMethodButton method={method} busy={busy} onChoose={choose} />
        </li>
      ))}
    </ul>
  );
}

interface PayMethodButtonProps {
  readonly method: PayMethod;
  readonly busy: boolean;
  readonly onChoose: (payType: PayType) => void;
}

function PayMethodButton({ method, busy, onChoose }: PayMethodButtonProps) {
  const { t } = useLanguage();
  const words = payTypeWords(method.payType);
  const hint = method.available
    ? t(method.exactOnly ? 'payment.exactOnly' : `payTypeHint.${words.place}`)
    : t(`payment.unavailable.${method.reason ?? 'notSupported'}`);
  return (
    <button
      type="button"
      className="pay-method"
      data-testid={`pay-${method.payType}`}
      aria-disabled={!method.available || undefined}
      aria-busy={busy || undefined}
      onClick={() => {
        if (method.available && !busy) onChoose(method.payType);
      }}
    >
      <span className="pay-method-sign">
        <PayTypeIcon payType={method.payType} />
      </span>
      <span className="pay-method-name">
        {t(words.name)}
        <small>{hint}</small>
      </span>
      {method.available && <ArrowIcon />}
    </button>
  );
}

export function PayTypeIcon({ payType }: { readonly payType: PayType }) {
  if (payType === 4) return <CashIcon />;
  if (payType === 5 || payType === 6) return <CardIcon />;
  return payTypeWords(payType).place === 'qr' ? <PhoneScanIcon /> : <StaffIcon />;
}
