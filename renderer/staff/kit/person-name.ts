import type { Language } from '../../state/language.ts';

/** Whose PIN stands in the configuration. Nobody has given them a name. */
const OWNER = 'owner';

/** The name of somebody of the staff, as the page says it. */
export function personName(
  { personId, name }: { readonly personId: string | null; readonly name: string },
  { t }: Language,
): string {
  return personId === OWNER ? t('staff.people.owner') : name;
}
