import { useState } from 'react';
import type { DeviceView } from '../../shared/contract/devices.ts';
import type { TrafficLine } from '../../shared/contract/machine-panel.ts';
import { useTraffic } from './use-machine.ts';
import { useWords } from './words.ts';

const SHOWN = 60;
const MAX_BYTES = 24;

/** The raw bytes between the kiosk's driver and the device. */
export function Wire({ devices }: { readonly devices: readonly DeviceView[] }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<DeviceView['deviceId']>(devices[0]?.deviceId ?? 'dispenser');
  const device = devices.find(({ deviceId }) => deviceId === chosen);
  const lines = useTraffic(chosen);
  return (
    <section className="wire" aria-label={t('wire')}>
      <h2>{t('wire')}</h2>
      <div className="tabs" role="tablist">
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
      <p className="place">{device?.description}</p>
      {lines.length === 0 ? <p className="place">{t('silent')}</p> : <Lines lines={lines.slice(-SHOWN)} />}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly TrafficLine[] }) {
  const { t } = useWords();
  return (
    <ol className="lines" data-testid="traffic">
      {lines.toReversed().map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same in the same millisecond.
        <li key={`${line.atMs} ${index}`} className={`line-${line.direction}`}>
          <time>{new Date(line.atMs).toISOString().slice(14, 23)}</time>
          <span>{t(line.direction)}</span>
          <code>{spaced(line.hex)}</code>
          <code className="ascii">{asText(line.hex)}</code>
        </li>
      ))}
    </ol>
  );
}

const bytesOf = (hex: string) => hex.match(/../g)?.slice(0, MAX_BYTES) ?? [];
const spaced = (hex: string) => bytesOf(hex).join(' ') + (hex.length > MAX_BYTES * 2 ? ' …' : '');
const asText = (hex: string) =>
  bytesOf(hex)
    .map((byte) => Number.parseInt(byte, 16))
    .map((code) => (code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·'))
    .join('');
