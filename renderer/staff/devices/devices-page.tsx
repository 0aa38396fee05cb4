import { assertNever } from '../../../shared/domain/assert-never.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { ConnectPage } from './connect/connect-page.tsx';
import { DeviceList } from './device-list.tsx';
import { DevicePage } from './device-page.tsx';
import { routeOf } from './device-routes.ts';
import { ScreenTestPage } from './screen-tests/screen-test-page.tsx';
import './devices.css';

/** Every device of the machine: how it is, what to do about it, and trying it out. */
export function DevicesPage() {
  const route = routeOf(useStaffStore((state) => state.focus));
  switch (route.kind) {
    case 'list':
      return <DeviceList />;
    case 'device':
      return <DevicePage key={route.deviceId} deviceId={route.deviceId} />;
    case 'connect':
      return <ConnectPage />;
    case 'screenTest':
      return <ScreenTestPage test={route.test} />;
    default:
      return assertNever(route);
  }
}
