import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { adviceText, deviceStateText, deviceTone } from '../overview/device-words.ts';
import { SCREEN_TESTS, showConnect, showDevice, showScreenTest } from './device-routes.ts';
import { LatestTests, TestsToLookAt } from './tests/latest-tests.tsx';
import { useMay } from './use-may.ts';

/** A pulled cable is seen at once: a second, and the way to the screen. */
export const LOOK_MS = 1_000;

export function DeviceList() {
  const language = useLanguage();
  const { t } = language;
  const mayConnect = useMay('connectDevice');
  const devices = useStaffQuery('listDevices', {}, { everyMs: LOOK_MS });
  if (!devices.data)
    return (
      devices.isError && (
        <ListFailed
          text={t('staff.failed')}
          onRetry={() => void devices.refetch()}
          busy={devices.isFetching}
        />
      )
    );
  const shown = SCREEN_TESTS.filter(
    (test) => test !== 'scanner' || devices.data.some(({ deviceId }) => deviceId === 'scanner'),
  );
  return (
    <>
      <TestsToLookAt />
      <Panel
        title={t('staff.pages.devices')}
        aside={
          mayConnect && (
            <Button tone="outline" testId="devices-connect" onPress={showConnect}>
              {t('staff.devices.connect.title')}
            </Button>
          )
        }
      >
        <ul className="rows">
          {devices.data.map((device) => (
            <li key={device.deviceId}>
              <Row
                title={t(`staff.device.${device.deviceId}`)}
                text={adviceText(device, language) ?? <span lang="en">{device.description}</span>}
                end={<Pill tone={deviceTone(device)}>{deviceStateText(device, language)}</Pill>}
                onPress={() => showDevice(device.deviceId)}
                testId={`device-${device.deviceId}`}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('staff.devices.onScreen')}>
        <p className="devices-lead">{t('staff.devices.onScreenLead')}</p>
        <Buttons>
          {shown.map((test) => (
            <Button
              key={test}
              tone="outline"
              testId={`screen-test-${test}`}
              onPress={() => showScreenTest(test)}
            >
              {t(`staff.devices.${test}`)}
            </Button>
          ))}
        </Buttons>
      </Panel>
      <LatestTests />
    </>
  );
}
