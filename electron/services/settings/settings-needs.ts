import type { Need } from '../../../shared/contract/staff-overview.ts';
import type { SettingsInUse } from '../../system/config/kept-settings.ts';
import { TRIAL_DELAYS } from './setting-scopes.ts';

/** What staff have to know of the settings: some on trial, taken back, or of a newer version. */
export function settingsNeeds({ kept, refused }: SettingsInUse): Need[] {
  const { trial, undone } = kept;
  return [
    ...(refused.length > 0
      ? [{ kind: 'settingsRefused' as const, urgency: 'soon' as const, count: refused.length }]
      : []),
    ...(undone ? [{ kind: 'settingsUndone' as const, urgency: 'soon' as const, reason: undone.reason }] : []),
    ...(trial
      ? [
          {
            kind: 'settingsOnTrial' as const,
            urgency: 'later' as const,
            endsAtMs: trial.sinceMs + TRIAL_DELAYS.limitMs,
          },
        ]
      : []),
  ];
}
