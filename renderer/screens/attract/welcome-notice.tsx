import { useLocale } from '../../state/session-store.ts';
import { welcome } from '../../state/welcome.ts';
import { showWelcomeNotice, useWelcomeNoticeStore } from '../../state/welcome-notice-store.ts';
import './welcome-notice.css';

/** Tells whoever was at the kiosk a moment ago what happened. Light enough for the first picture. */
export function WelcomeNotice() {
  const locale = useLocale();
  const key = useWelcomeNoticeStore((state) => state.key);
  if (!key) return null;
  return (
    <div className="welcome-notice" role="alert" lang={locale} data-testid="notice">
      <p>{welcome(locale, key)}</p>
      <button type="button" onClick={() => showWelcomeNotice(null)}>
        {welcome(locale, 'notice.close')}
      </button>
    </div>
  );
}
