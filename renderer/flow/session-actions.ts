import type { Locale } from '../../shared/contract/kiosk.ts';
import { bridge } from '../bridge/connect.ts';
import { loadLanguage } from '../state/language.ts';
import { showNotice } from '../state/notice-store.ts';
import { resetStores } from '../state/registry.ts';
import { currentLocale, useSessionStore } from '../state/session-store.ts';
import { showWelcomeNotice } from '../state/welcome-notice-store.ts';

export type LeaveReason = 'finished' | 'cancelled' | 'idle';

/** Grows with every visit that begins or ends, so that an answer that comes late knows that it is late. */
let visit = 0;
let leaving: Promise<unknown> = Promise.resolve();

/** Begins a visit. The first screen comes at once; the session opens meanwhile. */
export async function startSession(step: 'brand' | 'documents' = 'brand'): Promise<void> {
  const mine = ++visit;
  const locale = currentLocale();
  showWelcomeNotice(null);
  useSessionStore.setState({ chosenLocale: locale, step });
  await leaving;
  const answer = await bridge().call('startSession', { locale });
  if (mine !== visit) return endStray();
  if (answer.ok) return useSessionStore.setState({ session: answer.value });
  visit++;
  resetStores();
  showWelcomeNotice('notice.startFailed');
}

/** The shopper left before their session was open. If nobody else began one since, it has to be closed again. */
async function endStray(): Promise<void> {
  if (useSessionStore.getState().step === 'attract')
    await bridge().call('endSession', { reason: 'cancelled' });
}

/** Ends the visit and erases everything of it from this page, at once. An unpaid sale is cancelled by the main process. */
export function leaveSession(reason: LeaveReason): void {
  visit++;
  resetStores();
  leaving = bridge().call('endSession', { reason });
}

/** The language of the attract screen, before the visit begins. */
export function chooseLanguage(locale: Locale): void {
  useSessionStore.setState({ chosenLocale: locale });
  void loadLanguage(locale);
}

/** Changes the language in mid-visit. The phone's upload page follows through the main process. */
export async function changeLanguage(locale: Locale): Promise<void> {
  try {
    await loadLanguage(locale);
  } catch {
    return showNotice({ tone: 'error', key: 'error.languageFailed' });
  }
  useSessionStore.setState({ chosenLocale: locale });
  const { session } = useSessionStore.getState();
  const answer = await bridge().call('changeLocale', { locale });
  const now = useSessionStore.getState().session;
  if (answer.ok && session && now?.sessionId === session.sessionId) {
    useSessionStore.setState({ session: answer.value });
  }
}
