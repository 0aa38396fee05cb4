import { STAFF_ACTIONS } from '../../../shared/domain/staff-action.ts';
import type { Language } from '../../state/language.ts';

/** An action of another version, which this one has no words for, is shown as it is written. */
export function actionText(action: string, { t }: Language): string {
  const known = STAFF_ACTIONS.find((each) => each === action);
  return known === undefined ? action : t(`staff.action.${known}`);
}
