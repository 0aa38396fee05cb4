import type { DeviceView } from '../../../shared/contract/devices.ts';
import { showStaffPage } from '../../state/staff-store.ts';

/** Tests that the page does by itself. */
export const SCREEN_TESTS = ['touch', 'screen', 'sound', 'camera', 'scanner'] as const;
export type ScreenTest = (typeof SCREEN_TESTS)[number];

/** Where one is within the devices page: by the focus of the staff's store, so that others can lead to it. */
export type DeviceRoute =
  | { readonly kind: 'list' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'screenTest'; readonly test: ScreenTest }
  | { readonly kind: 'device'; readonly deviceId: DeviceView['deviceId'] };

const DEVICE_IDS: readonly DeviceView['deviceId'][] = [
  'casePrinter',
  'receiptPrinter',
  'documentPrinter',
  'dispenser',
  'mdb',
  'coinAcceptor',
  'scanner',
  'board',
];

export function routeOf(focus: string | null): DeviceRoute {
  if (focus === 'connect') return { kind: 'connect' };
  const [, name] = /^test-(.+)$/.exec(focus ?? '') ?? [];
  const test = SCREEN_TESTS.find((each) => each === name);
  if (test) return { kind: 'screenTest', test };
  const deviceId = DEVICE_IDS.find((each) => each === focus);
  return deviceId ? { kind: 'device', deviceId } : { kind: 'list' };
}

export const showDevices = () => showStaffPage('devices');
export const showDevice = (deviceId: DeviceView['deviceId']) => showStaffPage('devices', deviceId);
export const showConnect = () => showStaffPage('devices', 'connect');
export const showScreenTest = (test: ScreenTest) => showStaffPage('devices', `test-${test}`);
