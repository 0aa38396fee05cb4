import type { KioskStatus, Locale } from '../../../shared/contract/kiosk.ts';
import { documentsStayOpen } from '../../../shared/domain/documents-stay-open.ts';
import { Button } from '../../components/button.tsx';
import { Wordmark } from '../../components/wordmark.tsx';
import { startSession } from '../../flow/session-actions.ts';
import { StaffCorner } from '../../staff/entry/staff-corner.tsx';
import { SetUpOffer } from '../../staff/wizard/set-up-offer.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLocale } from '../../state/session-store.ts';
import { welcome } from '../../state/welcome.ts';
import { RestingMachine } from './resting-machine.tsx';
import './out-of-service-screen.css';

type OutOfService = Extract<KioskStatus, { kind: 'outOfService' }>;

const EVERY_LOCALE: readonly Locale[] = ['en', 'zh-CN'];

/** Nothing can be sold. Friendly to the shopper, in every language; exact for the technician, in small print. */
export function OutOfServiceScreen({ status }: { readonly status: OutOfService }) {
  const first = useLocale();
  const locales = useKioskStore((state) => state.info?.locales) ?? EVERY_LOCALE;
  const hasDocuments = useKioskStore((state) => state.info?.services.includes('documents') ?? false);
  const inOrder = [first, ...locales.filter((each) => each !== first)];
  return (
    <main className="closed" data-testid="screen-out-of-service" data-reason={status.reason}>
      <Wordmark />
      <div className="closed-picture">
        <RestingMachine />
      </div>
      {inOrder.map((locale, index) => (
        <Words
          key={locale}
          locale={locale}
          first={index === 0}
          starting={status.reason === 'starting'}
          message={status.message?.[locale] ?? null}
        />
      ))}
      {hasDocuments && documentsStayOpen(status) && (
        <Button
          tone="outline"
          className="closed-documents"
          testId="start-documents"
          onPress={() => void startSession('documents')}
        >
          {inOrder.map((locale) => (
            <span key={locale} lang={locale}>
              {welcome(locale, 'attract.documents')}
            </span>
          ))}
        </Button>
      )}
      {status.reason !== 'starting' && <SetUpOffer />}
      <Detail status={status} locale={first} />
      <StaffCorner />
    </main>
  );
}

interface WordsProps {
  readonly locale: Locale;
  readonly first: boolean;
  readonly starting: boolean;
  /** Staff's own words, in place of the usual ones. */
  readonly message: string | null;
}

function Words({ locale, first, starting, message }: WordsProps) {
  const Heading = first ? 'h1' : 'h2';
  const part = starting ? 'outOfService.starting' : 'outOfService';
  return (
    <section lang={locale} className={first ? 'closed-words' : 'closed-words closed-words-second'}>
      <Heading>{welcome(locale, `${part}.title`)}</Heading>
      <p data-testid={`closed-text-${locale}`}>{message ?? welcome(locale, `${part}.text`)}</p>
      {!starting && <p className="closed-paid">{welcome(locale, 'outOfService.paid')}</p>}
    </section>
  );
}

/** Names the setting or the part, as the main process found it. */
function Detail({ status, locale }: { readonly status: OutOfService; readonly locale: Locale }) {
  const reason = welcome(locale, `outOfService.reason.${status.reason}`);
  return (
    <div className="closed-detail" lang={locale} data-testid="technician-detail">
      {welcome(locale, 'outOfService.detail', { reason })}
      <ul lang="en">
        {status.detail.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
