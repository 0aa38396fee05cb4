import { useState } from 'react';
import type { DecodedLine, DeviceView } from '../../../shared/contract/devices.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { Panel } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';

const LOOK_MS = 1_000;
const SHOWN_LINES = 80;
const DIRECTIONS = ['both', 'sent', 'received'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** What goes over the wire, the latest first: for the technician. Pausing holds what is there, however much comes after. */
export function TrafficPanel({ deviceId }: { readonly deviceId: DeviceView['deviceId'] }) {
  const { t } = useLanguage();
  const [direction, setDirection] = useState<Direction>('both');
  const [held, setHeld] = useState<readonly DecodedLine[] | null>(null);
  const traffic = useStaffQuery(
    'getDeviceTraffic',
    { deviceId },
    { everyMs: LOOK_MS, enabled: held === null },
  );
  const lines = (held ?? traffic.data ?? [])
    .filter((line) => direction === 'both' || line.direction === direction)
    .slice(-SHOWN_LINES)
    .toReversed();
  return (
    <Panel
      title={t('staff.devices.traffic')}
      aside={
        <Button
          tone="outline"
          testId="traffic-pause"
          onPress={() => setHeld(held === null ? (traffic.data ?? []) : null)}
        >
          {held === null ? t('staff.devices.pause') : t('staff.devices.goOn')}
        </Button>
      }
    >
      <Choice
        label={t('staff.devices.direction')}
        value={direction}
        options={DIRECTIONS.map((value) => ({ value, label: t(`staff.devices.${value}`) }))}
        onChange={setDirection}
        testId="traffic-direction"
      />
      {lines.length === 0 ? (
        <p className="devices-lead">{t('staff.devices.noTraffic')}</p>
      ) : (
        <ol className="wire-lines" data-testid="traffic-lines">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same in the same millisecond
            <TrafficLine key={`${line.atMs} ${index}`} line={line} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function TrafficLine({ line }: { readonly line: DecodedLine }) {
  const { t } = useLanguage();
  const time = new Date(line.atMs).toISOString();
  return (
    <li className={`wire-line wire-line-${line.direction}`}>
      <p>
        <span>{t(`staff.devices.${line.direction}`)}</span>
        <time dateTime={time}>{time.slice(11, 23)}</time>
        <span>{t('staff.devices.bytes', { count: line.byteCount })}</span>
      </p>
      {line.meaning !== null && <strong lang="en">{line.meaning}</strong>}
      <code>{spaced(line.hex)}</code>
    </li>
  );
}

const spaced = (hex: string) => hex.replaceAll(/(..)(?=.)/g, '$1 ');
