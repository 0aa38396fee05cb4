import type { OpenClaim } from '../../../shared/contract/staff.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { type Language, useLanguage } from '../../state/language.ts';

/** One claim: the code that the shopper shows, the money, and all that helps to find the sale. */
export function ClaimCard({ claim }: { readonly claim: OpenClaim }) {
  const language = useLanguage();
  const { t, money, time } = language;
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const facts = [
    [t('staff.model'), claim.modelName],
    [t('staff.opened'), time(claim.openedAtMs)],
    [t('staff.queueNumber'), claim.queueNo ?? t('staff.none')],
    [t('staff.paymentNumber'), claim.paymentId ?? t('staff.none')],
  ] as const;
  return (
    <article className="claim-card" data-testid={`claim-${claim.code}`}>
      <header>
        <span>{claim.code}</span>
        <span>{money(claim.amountMinor, currency)}</span>
      </header>
      <p>{reasonText(claim.reason, language)}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

const REASONS = [
  'orderRefused',
  'printFailed',
  'dispenseFailed',
  'unclear',
  'paidLate',
  'paidTwice',
  'cancelledByBackend',
  'cashNotReturned',
  'changeShort',
  'payOutUnclear',
  'billUnclear',
  'cardNotRefunded',
  'readerUnclear',
  'refundUnclear',
] as const;

/** A reason that this version does not know is shown as it came, rather than not at all. */
function reasonText(reason: string, { t }: Language): string {
  const known = REASONS.find((each) => each === reason);
  return known ? t(`staff.reason.${known}`) : reason;
}
