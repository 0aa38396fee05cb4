import { useState } from 'react';
import type { FoundDevice, FoundPort } from '../../../../shared/contract/staff-tests.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskText } from '../../kit/ask-text.tsx';
import { Buttons, Panel, Pill, type PillTone, Row } from '../../kit/panel.tsx';
import { useStaffOrder } from '../../kit/staff-api.ts';
import { BackToDevices } from '../back-to-devices.tsx';
import { SettingsSheet } from './settings-sheet.tsx';

/** As long as the kiosk looks at most: see the delays of its search. */
const LIMIT_SECONDS = { ports: 40, network: 8, address: 12 } as const;

/** Finds what is plugged in or on the network, and shows the settings that would make it part of the machine. */
export function ConnectPage() {
  const { t } = useLanguage();
  return (
    <>
      <BackToDevices />
      <Panel title={t('staff.devices.connect.title')}>
        <p className="devices-lead">{t('staff.devices.connect.lead')}</p>
      </Panel>
      <Finders />
    </>
  );
}

export interface FindersProps {
  /** In place of applying a device's settings at once. */
  readonly onUse?: (device: FoundDevice) => void;
}

/** The ways to find a device, and its settings once it is found. */
export function Finders({ onUse }: FindersProps) {
  const [shown, setShown] = useState<FoundDevice | null>(null);
  const use = (device: FoundDevice) => {
    onUse?.(device);
    setShown(null);
  };
  return (
    <>
      <Ports onShow={setShown} />
      <Network onShow={setShown} />
      <Address onShow={setShown} />
      {shown && (
        <SettingsSheet
          device={shown}
          onClose={() => setShown(null)}
          {...(onUse && { onUse: () => use(shown) })}
        />
      )}
    </>
  );
}

interface FinderProps {
  readonly onShow: (device: FoundDevice) => void;
}

/** Null: nobody has looked yet. */
type Found<Item> = readonly Item[] | 'failed' | null;

function Looking({ seconds }: { readonly seconds: number }) {
  const { t } = useLanguage();
  return (
    <p className="devices-lead" role="status">
      {t('staff.devices.connect.looking', { seconds })}
    </p>
  );
}

const PORT_TONE: Record<FoundPort['state'], PillTone> = {
  held: 'plain',
  answers: 'good',
  silent: 'busy',
  denied: 'warning',
  notAsked: 'plain',
};

function Ports({ onShow }: FinderProps) {
  const { t } = useLanguage();
  const [ports, setPorts] = useState<Found<FoundPort>>(null);
  const [find, busy] = useStaffOrder('findPorts', (answer) => setPorts(answer.ok ? answer.value : 'failed'));
  return (
    <Panel title={t('staff.devices.connect.ports')}>
      <p className="devices-lead">{t('staff.devices.connect.portsLead')}</p>
      {busy && <Looking seconds={LIMIT_SECONDS.ports} />}
      {!busy && ports === 'failed' && <p className="test-refusal">{t('staff.failed')}</p>}
      {!busy && Array.isArray(ports) && ports.length === 0 && <p>{t('staff.devices.connect.noPorts')}</p>}
      {!busy && ports !== 'failed' && (
        <ul className="rows">
          {(ports ?? []).map(({ path, name, state, found }) => (
            <li key={path}>
              <Row
                title={found ? t(`staff.devices.connect.speaks.${found.speaks}`) : path}
                text={
                  <span lang="en">{[found ? path : '', name].filter((part) => part !== '').join(' · ')}</span>
                }
                end={<Pill tone={PORT_TONE[state]}>{t(`staff.devices.connect.portState.${state}`)}</Pill>}
                testId={`port-${path}`}
                {...(found ? { onPress: () => onShow(found) } : {})}
              />
            </li>
          ))}
        </ul>
      )}
      <Buttons>
        <Button tone="primary" testId="find-ports" busy={busy} onPress={() => find({})}>
          {t('staff.devices.connect.findPorts')}
        </Button>
      </Buttons>
    </Panel>
  );
}

function Network({ onShow }: FinderProps) {
  const { t } = useLanguage();
  const [printers, setPrinters] = useState<Found<FoundDevice>>(null);
  const [find, busy] = useStaffOrder('findPrinters', (answer) =>
    setPrinters(answer.ok ? answer.value : 'failed'),
  );
  return (
    <Panel title={t('staff.devices.connect.network')}>
      <p className="devices-lead">{t('staff.devices.connect.networkLead')}</p>
      {busy && <Looking seconds={LIMIT_SECONDS.network} />}
      {!busy && <FoundList found={printers} none={t('staff.devices.connect.noPrinters')} onShow={onShow} />}
      <Buttons>
        <Button tone="primary" testId="find-printers" busy={busy} onPress={() => find({})}>
          {t('staff.devices.connect.findPrinters')}
        </Button>
      </Buttons>
    </Panel>
  );
}

const ADDRESS = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$/;

function Address({ onShow }: FinderProps) {
  const { t } = useLanguage();
  const [address, setAddress] = useState('');
  const [isTyping, setTyping] = useState(false);
  const [found, setFound] = useState<Found<FoundDevice>>(null);
  const [ask, busy] = useStaffOrder('askAddress', (answer) => setFound(answer.ok ? answer.value : 'failed'));
  const done = (typed: string) => {
    setTyping(false);
    setAddress(typed);
    ask({ address: typed });
  };
  return (
    <Panel title={t('staff.devices.connect.address')}>
      <p className="devices-lead">{t('staff.devices.connect.addressLead')}</p>
      {busy && <Looking seconds={LIMIT_SECONDS.address} />}
      {!busy && (
        <FoundList found={found} none={t('staff.devices.connect.noAnswer', { address })} onShow={onShow} />
      )}
      <Buttons>
        <Button tone="primary" testId="type-address" busy={busy} onPress={() => setTyping(true)}>
          {t('staff.devices.connect.typeAddress')}
        </Button>
      </Buttons>
      {isTyping && (
        <AskText
          title={t('staff.devices.connect.typeAddress')}
          initial={address}
          maxLength={100}
          fault={(typed) =>
            typed === '' || ADDRESS.test(typed) ? null : t('staff.devices.connect.badAddress')
          }
          onDone={done}
          onClose={() => setTyping(false)}
        />
      )}
    </Panel>
  );
}

interface FoundListProps extends FinderProps {
  readonly found: Found<FoundDevice>;
  readonly none: string;
}

function FoundList({ found, none, onShow }: FoundListProps) {
  const { t } = useLanguage();
  if (found === null) return null;
  if (found === 'failed') return <p className="test-refusal">{t('staff.failed')}</p>;
  if (found.length === 0) return <p data-testid="found-none">{none}</p>;
  return (
    <ul className="rows" data-testid="found">
      {found.map((device) => (
        <li key={`${device.speaks} ${device.place}`}>
          <Row
            title={t(`staff.devices.connect.speaks.${device.speaks}`)}
            text={
              <span lang="en">
                {device.place} · {device.name}
              </span>
            }
            end={t('staff.devices.connect.showSettings')}
            onPress={() => onShow(device)}
          />
        </li>
      ))}
    </ul>
  );
}
