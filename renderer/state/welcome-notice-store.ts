import { create } from 'zustand';
import { registerStore } from './registry.ts';
import type { WelcomeKey } from './welcome.ts';

/** A message on the attract screen, to whoever was at the kiosk a moment ago. */
export const useWelcomeNoticeStore = create<{ readonly key: WelcomeKey | null }>()(() => ({ key: null }));

registerStore(() => showWelcomeNotice(null));

export function showWelcomeNotice(key: WelcomeKey | null): void {
  useWelcomeNoticeStore.setState({ key });
}
