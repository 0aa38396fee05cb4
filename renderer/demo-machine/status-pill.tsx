import type { DeviceView } from '../../shared/contract/devices.ts';
import { useWords } from './panel-context.ts';
import './status-pill.css';

/** How the kiosk's driver sees a device: ready, at work, gone, or what it complains of. */
export function StatusPill({ device }: { readonly device: DeviceView }) {
  const { t, reason } = useWords();
  return (
    <span
      className={`pill pill-${device.status}`}
      title={device.description}
      data-testid={`device-${device.deviceId}`}
      data-status={device.status}
      data-reason={device.reason ?? undefined}
    >
      {device.reason === null ? t(device.status) : reason(device.reason)}
    </span>
  );
}
