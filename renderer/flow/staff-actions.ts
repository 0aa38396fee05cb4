import { bridge } from '../bridge/connect.ts';
import { showStaff } from '../state/staff-store.ts';

/** Closes what staff had open, here and in the main process. */
export function leaveStaff(): void {
  showStaff('closed');
  void bridge().call('leaveStaff', {});
}
