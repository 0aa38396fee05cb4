import { create } from 'zustand';

/** What staff see over the attract or the out-of-service screen. */
export type StaffView = 'closed' | 'pin' | 'open';

export const useStaffStore = create<{ readonly view: StaffView }>()(() => ({ view: 'closed' }));

export function showStaff(view: StaffView): void {
  useStaffStore.setState({ view });
}
