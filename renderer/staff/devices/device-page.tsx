import type { DeviceView } from '../../../shared/contract/devices.ts';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Facts, Panel, Pill } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { adviceText, deviceStateText, deviceTone } from '../overview/device-words.ts';
import { BackToDevices } from './back-to-devices.tsx';
import { LOOK_MS } from './device-list.tsx';
import { LookedButton } from './looked-button.tsx';
import { SelfTestPanel } from './self-test-panel.tsx';
import { counterText } from './step-words.ts';
import { DeviceTests } from './tests/device-tests.tsx';
import { TestsToLookAt } from './tests/latest-tests.tsx';
import { TrafficPanel } from './traffic-panel.tsx';
import { useMay } from './use-may.ts';

/** One device: how it is, what to do, its tests, what it counts, and what it says. */
export function DevicePage({ deviceId }: { readonly deviceId: DeviceView['deviceId'] }) {
  const { t } = useLanguage();
  const maySeeTraffic = useMay('seeTraffic');
  const devices = useStaffQuery('listDevices', {}, { everyMs: LOOK_MS });
  const device = devices.data?.find((each) => each.deviceId === deviceId);
  if (!device)
    return devices.isError ? (
      <ListFailed text={t('staff.failed')} onRetry={() => void devices.refetch()} busy={devices.isFetching} />
    ) : (
      devices.data && (
        <>
          <BackToDevices />
          <ListEmpty text={t('staff.devices.test.refusal.noDevice')} />
        </>
      )
    );
  return (
    <>
      <BackToDevices />
      <TestsToLookAt />
      <StatusCard device={device} />
      <SelfTestPanel deviceId={deviceId} />
      <DeviceTests deviceId={deviceId} />
      <Counters device={device} />
      {maySeeTraffic && <TrafficPanel deviceId={deviceId} />}
    </>
  );
}

interface DeviceProps {
  readonly device: DeviceView;
}

function StatusCard({ device }: DeviceProps) {
  const language = useLanguage();
  const { t, time } = language;
  const isWell = device.status === 'ready' || device.status === 'busy';
  const word = device.status === 'busy' ? t('staff.devices.atWork') : t('staff.devices.allGood');
  const heard =
    device.lastTrafficAtMs === null
      ? t('staff.devices.neverHeard')
      : t('staff.devices.heard', { time: time(device.lastTrafficAtMs) });
  return (
    <section className={`device-status device-status-${deviceTone(device)}`} data-testid="device-status">
      <header>
        <h2>{t(`staff.device.${device.deviceId}`)}</h2>
        <Pill tone={deviceTone(device)}>{deviceStateText(device, language)}</Pill>
      </header>
      <p data-testid="device-advice">{isWell ? word : adviceText(device, language)}</p>
      {device.deviceId === 'dispenser' && device.status === 'attention' && <LookedButton />}
      <small>
        <span lang="en">{device.description}</span> · {heard}
      </small>
    </section>
  );
}

function Counters({ device }: DeviceProps) {
  const language = useLanguage();
  if (device.counters.length === 0) return null;
  return (
    <Panel title={language.t('staff.devices.counters')}>
      <Facts facts={device.counters.map(({ name, value }) => [counterText(name, language), value])} />
    </Panel>
  );
}
