import { create } from 'zustand';
import type { StaffPerson } from '../../shared/contract/staff.ts';

/** What staff see over the attract or the out-of-service screen. */
export type StaffView = 'closed' | 'pin' | 'open' | 'setUp';

/** The pages of the staff's mode, in the order of the rail. */
export const STAFF_PAGES = [
  'overview',
  'sales',
  'queue',
  'documents',
  'stock',
  'devices',
  'cash',
  'systems',
  'settings',
  'people',
  'audit',
] as const;
export type StaffPage = (typeof STAFF_PAGES)[number];

export interface StaffState {
  readonly view: StaffView;
  readonly person: StaffPerson | null;
  readonly page: StaffPage;
  /** What the page is to show at once: a sale, a device, a slot. */
  readonly focus: string | null;
}

const CLOSED: StaffState = { view: 'closed', person: null, page: 'overview', focus: null };

export const useStaffStore = create<StaffState>()(() => CLOSED);

/** The PIN pad, the first run before there is a PIN, or back to what shoppers see: nothing of the staff's stays. */
export function showStaff(view: Exclude<StaffView, 'open'>): void {
  useStaffStore.setState({ ...CLOSED, view });
}

export function openStaff(person: StaffPerson): void {
  useStaffStore.setState({ ...CLOSED, view: 'open', person });
}

export function showStaffPage(page: StaffPage, focus: string | null = null): void {
  useStaffStore.setState({ page, focus });
}
