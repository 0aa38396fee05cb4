import { useState } from 'react';
import type { MachineState } from '../../shared/contract/machine-panel.ts';
import { partOf } from './look.ts';
import { MoneyDevice } from './money/money-device.tsx';
import { PanelContext, type PanelLocale, useWords } from './panel-context.ts';
import { Books } from './world/books.tsx';
import { MachineDrawing } from './world/machine-drawing.tsx';
import './panel.css';
import { Top } from './top.tsx';
import { useMachine } from './use-machine.ts';
import { PartCard } from './verbs/part-card.tsx';
import { Wire } from './wire/wire.tsx';

/** The demo's machine, to play with: what a shopper's hands, bad luck and staff would do to a real one. */
export function Panel() {
  const [locale, setLocale] = useState<PanelLocale>(navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const seen = useMachine();
  const state = seen?.kind === 'seen' ? seen.state : null;
  document.documentElement.lang = locale;
  return (
    <PanelContext value={{ locale, currency: state?.currency ?? 'CNY' }}>
      <Top devices={state?.devices ?? []} onLanguage={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')} />
      {seen?.kind === 'seen' ? <Whole state={seen.state} /> : <Nothing word={seen?.kind ?? 'loading'} />}
    </PanelContext>
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

const COUNTER = ['coinAcceptor', 'scanner'] as const;
const INSIDE = [
  'dispenser',
  'casePrinter',
  'documentPrinter',
  'receiptPrinter',
  'board',
  'vendingPlatform',
] as const;

function Whole({ state }: { readonly state: MachineState }) {
  const { t } = useWords();
  const card = (partId: (typeof INSIDE)[number] | (typeof COUNTER)[number]) => {
    const part = partOf(state, partId);
    const device = state.devices.find(({ deviceId }) => deviceId === partId);
    return part ? <PartCard key={partId} part={part} title={partId} device={device} /> : null;
  };
  return (
    <main className="whole">
      <div className="column column-world">
        <MachineDrawing state={state} />
        <Books state={state} />
        <Wire devices={state.devices} />
      </div>
      <div className="column">
        <h2>{t('shopper')}</h2>
        <MoneyDevice state={state} />
        {COUNTER.map(card)}
      </div>
      <div className="column">
        <h2>{t('inside')}</h2>
        {INSIDE.map(card)}
      </div>
    </main>
  );
}
