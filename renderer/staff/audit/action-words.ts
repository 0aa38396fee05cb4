import type { Language } from '../../state/language.ts';

/** Every action that the main process writes into the audit log and that has words: a new one is added here. */
const ACTIONS = [
  'entered',
  'left',
  'wrongPin',
  'addPerson',
  'changePerson',
  'removePerson',
  'testDevice',
  'clearDispenserTrouble',
] as const;

/** An action that this version has no words for is shown as it is written. */
export function actionText(action: string, { t }: Language): string {
  const known = ACTIONS.find((each) => each === action);
  return known === undefined ? action : t(`staff.action.${known}`);
}
