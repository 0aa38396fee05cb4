import { Suspense, useEffect } from 'react';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Wordmark } from '../../components/wordmark.tsx';
import { Deferred } from '../../flow/deferred-screen.tsx';
import { screens } from '../../flow/deferred-screens.ts';
import { chooseLanguage, startSession } from '../../flow/session-actions.ts';
import { StaffCorner } from '../../staff/entry/staff-corner.tsx';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLocale, useSessionStore } from '../../state/session-store.ts';
import { welcome } from '../../state/welcome.ts';
import { useWelcomeNoticeStore } from '../../state/welcome-notice-store.ts';
import { AttractHelp } from './attract-help.tsx';
import { Board } from './board.tsx';
import { CaseShow } from './case-show.tsx';
import { WelcomeNotice } from './welcome-notice.tsx';
import './attract-screen.css';

/** Until the main process has told those of the configuration. */
const EVERY_LOCALE: readonly Locale[] = ['en', 'zh-CN'];

/** What passers-by see. Speaks each language in a block of its own, and loads before everything else. */
export function AttractScreen() {
  const locale = useLocale();
  const locales = useKioskStore((state) => state.info?.locales) ?? EVERY_LOCALE;
  const closed = useKioskStore((state) => (state.status?.kind === 'closed' ? state.status : null));
  const hasDocuments = useKioskStore((state) => state.info?.services.includes('documents') ?? false);
  const isToBeSetUp = useKioskStore((state) => state.info?.setUp !== undefined);
  const start = () => {
    if (!closed) void startSession();
  };
  useFreshStart();
  useEffect(() => {
    // From now on the screen answers itself: begin.js repeats a touch that came before.
    document.dispatchEvent(new Event('attract-ready'));
  }, []);
  return (
    <main className="attract" data-testid="screen-attract">
      <div className="attract-show">
        <CaseShow onPress={start} />
        <div className="attract-mark">
          <Wordmark />
        </div>
      </div>
      <div className="attract-foot">
        <div lang={locale}>
          <h1>{welcome(locale, 'attract.title')}</h1>
          <p className="attract-lead">{welcome(locale, 'attract.lead')}</p>
        </div>
        {locales
          .filter((each) => each !== locale)
          .map((other) => (
            <p key={other} className="attract-second" lang={other}>
              <strong>{welcome(other, 'attract.title')}</strong>
              <span>{welcome(other, 'attract.lead')}</span>
            </p>
          ))}
        <Board />
        <WelcomeNotice />
        {locales.length > 1 && <Languages locales={locales} chosen={locale} />}
        <div className="attract-start">
          {closed ? (
            <Suspense fallback={null}>
              <Deferred screen={screens.closedSign} props={{ opensAtMs: closed.opensAtMs, locale }} />
            </Suspense>
          ) : (
            <Button tone="primary" testId="start" lang={locale} onPress={start}>
              {welcome(locale, 'attract.start')}
            </Button>
          )}
          <AttractHelp />
        </div>
        {hasDocuments && !closed && (
          <Button
            tone="outline"
            className="attract-documents"
            testId="start-documents"
            lang={locale}
            onPress={() => void startSession('documents')}
          >
            <DocumentIcon />
            {welcome(locale, 'attract.documents')}
          </Button>
        )}
        {isToBeSetUp && (
          <Suspense fallback={null}>
            <Deferred screen={screens.setUpOffer} props={{}} />
          </Suspense>
        )}
      </div>
      <StaffCorner />
    </main>
  );
}

const DocumentIcon = () => (
  <Icon>
    <path d="M6 2.5h8l4.500 4.500v14.500H6zM14 2.500V7h4.500M9 12h6.500M9 16h6.500" />
  </Icon>
);

function Languages({ locales, chosen }: { readonly locales: readonly Locale[]; readonly chosen: Locale }) {
  return (
    <fieldset className="attract-languages" aria-label={welcome(chosen, 'attract.language')}>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === chosen}
          data-testid={`language-${each}`}
          onClick={() => chooseLanguage(each)}
        >
          {welcome(each, 'languageName')}
        </button>
      ))}
    </fieldset>
  );
}

/** Neither a message nor a language of somebody who walked on stays for the next shopper. */
const LEFTOVER_MS = 30_000;

function useFreshStart(): void {
  const key = useWelcomeNoticeStore((state) => state.key);
  const chosen = useSessionStore((state) => state.chosenLocale);
  useEffect(() => {
    if (!key && !chosen) return;
    const timer = setTimeout(() => {
      useWelcomeNoticeStore.setState({ key: null });
      useSessionStore.setState({ chosenLocale: null });
    }, LEFTOVER_MS);
    return () => clearTimeout(timer);
  }, [key, chosen]);
}
