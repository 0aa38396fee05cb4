import type { ReactNode } from 'react';
import type { MachinePart, MachineState } from '../../../shared/contract/machine-panel.ts';
import { partOf } from '../look.ts';
import { BankCard } from './bank-card.tsx';
import { Coins } from './coins.tsx';
import './money-device.css';
import { useWords } from '../panel-context.ts';
import { StatusPill } from '../status-pill.tsx';
import { PartVerbs } from '../verbs/part-card.tsx';
import { Notes } from './notes.tsx';

const PARTS = ['changer', 'validator', 'reader1', 'reader2', 'mdbBox'] as const;

/** Coins, notes and cards: to the kiosk they are one device, all on one cable. */
export function MoneyDevice({ state }: { readonly state: MachineState }) {
  const { t } = useWords();
  const device = state.devices.find(({ deviceId }) => deviceId === 'mdb');
  const parts = PARTS.flatMap((partId) => {
    const part = partOf(state, partId);
    return part ? [{ partId, part }] : [];
  });
  if (parts.length === 0) return null;
  return (
    <section className="plate" id="part-mdb" aria-label={t('mdb')}>
      <header className="part-head">
        <h3>{t('mdb')}</h3>
        {device && <StatusPill device={device} />}
      </header>
      {parts.map(({ partId, part }) => (
        <section key={partId} className="money-part" data-testid={`part-${partId}`} aria-label={t(partId)}>
          <h4>{t(partId)}</h4>
          <PartVerbs part={part} covers={['insertCoin', 'insertBill', 'presentCard']}>
            {handsAt(partId, part)}
          </PartVerbs>
        </section>
      ))}
    </section>
  );
}

/** Coins as coins, notes as notes, a card as a card. */
function handsAt(partId: (typeof PARTS)[number], part: MachinePart): ReactNode {
  switch (partId) {
    case 'changer':
      return <Coins changer={part} />;
    case 'validator':
      return <Notes validator={part} />;
    case 'reader1':
    case 'reader2':
      return <BankCard reader={part} />;
    case 'mdbBox':
      return null;
    default:
      return partId satisfies never;
  }
}
