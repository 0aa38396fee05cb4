import { useState } from 'react';
import type { DeviceView } from '../../../shared/contract/devices.ts';
import { useWords } from '../panel-context.ts';
import { useTraffic } from '../use-machine.ts';
import { Traffic } from './traffic.tsx';
import './wire.css';

/** The raw bytes between the kiosk's driver and the device, and what the driver counts. */
export function Wire({ devices }: { readonly devices: readonly DeviceView[] }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<DeviceView['deviceId']>(devices[0]?.deviceId ?? 'dispenser');
  const [isHeld, setHeld] = useState(false);
  const device = devices.find(({ deviceId }) => deviceId === chosen);
  const lines = useTraffic(chosen, isHeld);
  return (
    <section className="plate wire" aria-label={t('wire')}>
      <header className="part-head">
        <h2>{t('wire')}</h2>
        <button
          type="button"
          className="wire-hold"
          aria-pressed={isHeld}
          data-testid="wire-hold"
          onClick={() => setHeld(!isHeld)}
        >
          {t(isHeld ? 'goOn' : 'hold')}
        </button>
      </header>
      <div className="wire-tabs" role="tablist">
        {devices.map(({ deviceId }) => (
          <button
            key={deviceId}
            type="button"
            role="tab"
            aria-selected={deviceId === chosen}
            onClick={() => setChosen(deviceId)}
          >
            {t(deviceId)}
          </button>
        ))}
      </div>
      {device && <Counters device={device} />}
      <Traffic lines={lines} />
    </section>
  );
}

/** Of these a driver of a healthy device has many. */
const USUAL = ['commands', 'motions', 'receipts', 'codes'];

function Counters({ device }: { readonly device: DeviceView }) {
  const { t, counter } = useWords();
  return (
    <div>
      <p className="wire-place">{device.description}</p>
      <dl className="counters" aria-label={t('counters')}>
        {device.counters.map(({ name, value }) => (
          <div key={name} className={value > 0 && !USUAL.includes(name) ? 'counter counter-odd' : 'counter'}>
            <dt>{counter(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
