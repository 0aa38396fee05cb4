import { useState } from 'react';
import type { DeviceView } from '../../shared/contract/devices.ts';
import type { MachineState } from '../../shared/contract/machine-panel.ts';
import { Books } from './books.tsx';
import { partOf } from './look.ts';
import { MachineDrawing } from './machine-drawing.tsx';
import { MoneyParts } from './money-parts.tsx';
import { PartCard, StatusPill } from './part-card.tsx';
import { useMachine } from './use-machine.ts';
import { Wire } from './wire.tsx';
import { LocaleContext, type PanelLocale, useWords } from './words.ts';

/** The demo's machine, to play with: what a shopper's hands, bad luck and staff would do to a real one. */
export function Panel() {
  const [locale, setLocale] = useState<PanelLocale>(navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const seen = useMachine();
  document.documentElement.lang = locale;
  return (
    <LocaleContext value={locale}>
      <Header
        devices={seen?.kind === 'seen' ? seen.state.devices : []}
        onLanguage={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
      />
      {seen?.kind === 'seen' ? <Whole state={seen.state} /> : <Nothing word={seen?.kind ?? 'loading'} />}
    </LocaleContext>
  );
}

interface HeaderProps {
  readonly devices: readonly DeviceView[];
  onLanguage(): void;
}

function Header({ devices, onLanguage }: HeaderProps) {
  const { t, locale } = useWords();
  return (
    <header className="top">
      <div>
        <p className="brand" lang="en">
          Casepress
        </p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <ul className="health">
        {devices.map((device) => (
          <li key={device.deviceId}>
            {t(device.deviceId)} <StatusPill device={device} />
          </li>
        ))}
      </ul>
      <button type="button" className="language" onClick={onLanguage}>
        {locale === 'en' ? '中文' : 'English'}
      </button>
    </header>
  );
}

function Nothing({ word }: { readonly word: 'loading' | 'none' | 'away' }) {
  const { t } = useWords();
  return (
    <main className="nothing" role="status">
      {t(word)}
    </main>
  );
}

const INSIDE = ['dispenser', 'casePrinter', 'board', 'mdbBox'] as const;
const COUNTER = ['receiptPrinter', 'scanner', 'coinAcceptor'] as const;

function Whole({ state }: { readonly state: MachineState }) {
  const { t } = useWords();
  const card = (partId: (typeof INSIDE)[number] | (typeof COUNTER)[number]) => {
    const part = partOf(state, partId);
    const device = state.devices.find(({ deviceId }) => deviceId === partId);
    return part ? <PartCard key={partId} part={part} title={partId} device={device} /> : null;
  };
  return (
    <main className="whole">
      <div className="column">
        <MachineDrawing state={state} />
        <Books state={state} />
        <Wire devices={state.devices} />
      </div>
      <div className="column">
        <h2>{t('shopper')}</h2>
        <MoneyParts state={state} />
        {COUNTER.map(card)}
      </div>
      <div className="column">
        <h2>{t('inside')}</h2>
        {INSIDE.map(card)}
      </div>
    </main>
  );
}
