import type { SystemState, SystemView } from '../../../shared/contract/staff-systems.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

export const STATE_TONES: Record<SystemState, PillTone> = {
  off: 'plain',
  quiet: 'plain',
  on: 'good',
  away: 'bad',
  refuses: 'bad',
  odd: 'warning',
  deaf: 'bad',
};

/** Something is wrong with the system as a whole. */
export const isTroubled = ({ state }: SystemView): boolean =>
  state === 'away' || state === 'refuses' || state === 'odd' || state === 'deaf';

/** How it is, and what that means for the money. Nothing for what is off: it is not shown. */
export function stateText(system: SystemView, { t, locale }: Language): string {
  const { state, systemId } = system;
  if (state === 'off') return '';
  const how = t(`staff.systems.say.${state}`);
  return isTroubled(system) ? sentences(locale, how, t(`staff.systems.means.${systemId}`)) : how;
}

/** One after the other; Chinese has no space between them. */
export const sentences = (locale: string, ...all: readonly string[]): string =>
  all.join(locale.startsWith('zh') ? '' : ' ');

export function lastErrorText({ lastError }: SystemView, { t, time }: Language): string {
  return lastError
    ? `${t(`staff.systems.fault.${lastError.fault}`)} · ${time(lastError.atMs)}`
    : t('staff.systems.never');
}
