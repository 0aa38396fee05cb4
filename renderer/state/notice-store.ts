import { create } from 'zustand';
import type { LanguageKey, Values } from './language.ts';
import { registerStore } from './registry.ts';

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeMessage {
  readonly tone: Tone;
  readonly key: LanguageKey;
  readonly values?: Values;
}

/** One message to the shopper at a time; the next one takes its place. */
export const useNoticeStore = create<{ readonly notice: NoticeMessage | null }>()(() => ({ notice: null }));

registerStore(() => clearNotice());

export function showNotice(notice: NoticeMessage): void {
  useNoticeStore.setState({ notice });
}

export function clearNotice(): void {
  useNoticeStore.setState({ notice: null });
}
