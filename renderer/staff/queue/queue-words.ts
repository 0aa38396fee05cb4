import type { CaseState } from '../../../shared/contract/staff-queue.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

export const CASE_TONES: Record<CaseState, PillTone> = {
  waiting: 'plain',
  noBlank: 'warning',
  feeding: 'busy',
  printing: 'busy',
  printed: 'busy',
  dispensing: 'busy',
  ready: 'good',
  attention: 'bad',
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long something has lasted, as one says it: "for 12 minutes". */
export function sinceText(sinceMs: number, nowMs: number, { t }: Language): string {
  const agoMs = nowMs - sinceMs;
  if (agoMs < MINUTE_MS) return t('staff.queue.now');
  if (agoMs < HOUR_MS) return t('staff.queue.minutes', { count: Math.floor(agoMs / MINUTE_MS) });
  return t('staff.queue.hours', { count: Math.floor(agoMs / HOUR_MS) });
}
