import { mayDo } from '../../../shared/domain/staff.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { showStaffPage, useStaffStore } from '../../state/staff-store.ts';

/** The focus of the settings page that opens the steps of the first run. */
export const SET_UP_FOCUS = 'set-up';

export const showSetUp = () => showStaffPage('settings', SET_UP_FOCUS);

/** Whether somebody who may do so is on their way through the first run. */
export const isSettingUp = (): boolean => {
  const { person } = useStaffStore.getState();
  const isUnderWay = useKioskStore.getState().info?.setUp === 'goOn';
  return isUnderWay && person !== null && mayDo(person.role, 'allSettings');
};
