import { useEffect, useState } from 'react';
import { bridge } from '../../../bridge/connect.ts';
import { listenForCodes } from '../../../components/scanner/scanned-codes.ts';
import { useLanguage } from '../../../state/language.ts';
import { Panel } from '../../kit/panel.tsx';

const SHOWN = 5;

/** What the scanner reads, as it is. Nothing is done with it. */
export function ScannerTest() {
  const { t } = useLanguage();
  const [codes, setCodes] = useState<readonly string[]>([]);
  useEffect(
    () => listenForCodes(bridge(), window, (text) => setCodes((before) => [text, ...before].slice(0, SHOWN))),
    [],
  );
  return (
    <Panel title={t('staff.devices.scanner')}>
      <p className="devices-lead">{t('staff.devices.scannerLead')}</p>
      <div role="status">
        <ol className="scanned-codes" data-testid="scanned-codes">
          {codes.length === 0 && <li className="scanned-none">{t('staff.devices.scannerWaits')}</li>}
          {codes.map((code, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same code may be scanned again
            <li key={index}>
              <code>{code}</code>
              <small>{t('staff.devices.scanned', { count: code.length })}</small>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  );
}
