import type { FoundDevice } from '../../../shared/contract/staff-tests.ts';
import { useLanguage } from '../../state/language.ts';
import { Finders } from '../devices/connect/connect-page.tsx';
import { fragmentChanges } from '../devices/connect/fragment-changes.ts';
import { showDevice } from '../devices/device-routes.ts';
import { Panel, Pill, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { adviceText, deviceStateText, deviceTone } from '../overview/device-words.ts';
import { editSetting } from '../settings/draft-store.ts';
import { useSettings } from '../settings/settings-context.ts';
import { Rows } from './step-body.tsx';
import '../devices/devices.css';

/** What is found becomes one of the edits, so that everything new is tried with a single restart. */
export function DevicesStep() {
  const { config } = useSettings();
  const use = (device: FoundDevice) => {
    for (const change of fragmentChanges(device, config))
      if (change.kind === 'set') editSetting(config, change.path, change.value);
  };
  return (
    <>
      <Present />
      <Finders onUse={use} />
      <Rows page="devices" paths={[['devices']]} />
    </>
  );
}

/** The devices that the kiosk runs with now; each leads to its self-test. */
function Present() {
  const language = useLanguage();
  const { t } = language;
  const devices = useStaffQuery('listDevices', {}).data ?? [];
  return (
    <Panel title={t('staff.setUp.present')}>
      {devices.length === 0 && <p className="settings-help">{t('staff.setUp.noDevices')}</p>}
      <ul className="rows">
        {devices.map((device) => (
          <li key={device.deviceId}>
            <Row
              title={t(`staff.device.${device.deviceId}`)}
              text={adviceText(device, language) ?? <span lang="en">{device.description}</span>}
              end={<Pill tone={deviceTone(device)}>{deviceStateText(device, language)}</Pill>}
              onPress={() => showDevice(device.deviceId)}
              testId={`set-up-device-${device.deviceId}`}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
