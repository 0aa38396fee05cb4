import { create } from 'zustand';
import type { Locale } from '../../shared/contract/kiosk.ts';
import type { Session } from '../../shared/contract/session.ts';
import { useKioskStore } from './kiosk-store.ts';
import { registerStore } from './registry.ts';

/** Where the shopper is before payment. From the start of the sale on, the sale's stage decides what is shown. */
export type Step = 'attract' | 'brand' | 'model' | 'design' | 'review' | 'documents';

export interface SessionState {
  /** Null on the attract screen, and for the moment in which a session is being opened. */
  readonly session: Session | null;
  /** What the shopper chose, if they did. */
  readonly chosenLocale: Locale | null;
  readonly step: Step;
  goTo(step: Step): void;
}

const noSession = { session: null, chosenLocale: null, step: 'attract' } as const;

export const useSessionStore = create<SessionState>()((set) => ({
  ...noSession,
  goTo: (step) => set({ step }),
}));

registerStore(() => useSessionStore.setState(noSession));

/** The language of the screen: the shopper's, else the first of the configuration, else English. */
export function useLocale(): Locale {
  const chosen = useSessionStore((state) => state.chosenLocale);
  const first = useKioskStore((state) => state.info?.locales[0]);
  return chosen ?? first ?? 'en';
}

/** The same, outside of a component. */
export function currentLocale(): Locale {
  return useSessionStore.getState().chosenLocale ?? useKioskStore.getState().info?.locales[0] ?? 'en';
}
