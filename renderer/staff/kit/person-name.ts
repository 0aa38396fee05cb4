import { OWNER } from '../../../shared/domain/staff.ts';
import type { Language } from '../../state/language.ts';

/** The name of somebody of the staff, as the page says it. */
export function personName(
  { personId, name }: { readonly personId: string | null; readonly name: string },
  { t }: Language,
): string {
  return personId === OWNER.personId ? t('staff.people.owner') : name;
}

/** The same, out of a record that keeps the name alone. */
export function recordedName(name: string, { t }: Language): string {
  return name === OWNER.name ? t('staff.people.owner') : name;
}
