import { mayDo, type StaffAct } from '../../../shared/domain/staff.ts';
import { useStaffStore } from '../../state/staff-store.ts';

/** Whether the person at the screen may do this: what one may not do is not offered. */
export function useMay(act: StaffAct): boolean {
  return useStaffStore(({ person }) => person !== null && mayDo(person.role, act));
}
