import type { DeviceView } from '../../shared/contract/devices.ts';
import { useWords } from './panel-context.ts';
import { StatusPill } from './status-pill.tsx';
import './top.css';

export interface TopProps {
  readonly devices: readonly DeviceView[];
  onLanguage(): void;
}

/** What this page is, and how the kiosk sees each device; a tap goes to it. */
export function Top({ devices, onLanguage }: TopProps) {
  const { t, locale } = useWords();
  return (
    <header className="top">
      <div className="top-title">
        <p className="brand" lang="en">
          Casepress
        </p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <button type="button" className="language" onClick={onLanguage}>
        {locale === 'en' ? '中文' : 'English'}
      </button>
      {devices.length > 0 && (
        <nav className="health" aria-label={t('jump')}>
          {devices.map((device) => (
            <a key={device.deviceId} href={`#part-${device.deviceId}`}>
              {t(device.deviceId)}
              <StatusPill device={device} />
            </a>
          ))}
        </nav>
      )}
    </header>
  );
}
