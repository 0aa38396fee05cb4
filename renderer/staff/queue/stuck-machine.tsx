import { useState } from 'react';
import type { MachineLook } from '../../../shared/contract/staff-queue.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { Buttons, Panel, Pill, type PillTone } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { reasonText } from '../overview/device-words.ts';
import { useQueueAnswer } from './queue-orders.ts';
import './queue.css';

export interface StuckMachineProps {
  readonly machine: MachineLook;
  readonly busy: boolean;
  readonly onAskAgain: () => void;
}

const STEPS = ['open', 'look', 'clear'] as const;

/** The way out of a jam: what to do, what the sensors see meanwhile, and the word that lets the queue go on. */
export function StuckMachine({ machine, busy, onAskAgain }: StuckMachineProps) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const { fault, onAnswer } = useQueueAnswer(() => setAsking(false));
  const [clear, isClearing] = useStaffOrder('clearMachine', onAnswer);
  return (
    <Panel title={t('staff.queue.stuck')} testId="queue-stuck">
      <p>{t('staff.queue.stuckText')}</p>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      <ol className="unjam-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <p>{t(`staff.queue.step.${step}`)}</p>
            {step === 'look' && <Places machine={machine} />}
          </li>
        ))}
      </ol>
      <Buttons>
        <Button tone="primary" testId="queue-clear" busy={isClearing} onPress={() => setAsking(true)}>
          {t('staff.queue.clear')}
        </Button>
        <Button tone="outline" testId="queue-ask-again" busy={busy} onPress={onAskAgain}>
          {t('staff.queue.askAgain')}
        </Button>
      </Buttons>
      {isAsking && (
        <AskSure
          title={t('staff.queue.clearTitle')}
          action={t('staff.queue.clearAction')}
          busy={isClearing}
          onSure={() => clear({})}
          onClose={() => setAsking(false)}
        >
          <p>{t('staff.queue.clearText')}</p>
        </AskSure>
      )}
    </Panel>
  );
}

function Places({ machine }: { readonly machine: MachineLook }) {
  const language = useLanguage();
  const { t } = language;
  const places: readonly (readonly ['printer' | 'dispenser' | 'feedPlace' | 'tray' | 'door', Seen])[] = [
    ['printer', deviceSeen(machine.printer, language)],
    ['dispenser', deviceSeen(machine.dispenser, language)],
    ['feedPlace', placeSeen(machine.feedPlace, language)],
    ['tray', placeSeen(machine.tray, language)],
    ['door', doorSeen(machine.door, language)],
  ];
  return (
    <>
      <dl className="unjam-places">
        {places.map(([place, { text, tone }]) => (
          <div key={place}>
            <dt>{t(`staff.queue.place.${place}`)}</dt>
            <dd>
              <Pill tone={tone}>{text}</Pill>
            </dd>
          </div>
        ))}
      </dl>
      {machine.isBlankLeft && <p className="unjam-left">{t('staff.queue.blankLeft')}</p>}
    </>
  );
}

interface Seen {
  readonly text: string;
  readonly tone: PillTone;
}

const DEVICE_TONES = { ready: 'good', busy: 'busy', attention: 'bad', disconnected: 'bad' } as const;

function deviceSeen({ status, reason }: MachineLook['printer'], language: Language): Seen {
  const text = reason === null ? language.t(`staff.deviceState.${status}`) : reasonText(reason, language);
  return { text, tone: DEVICE_TONES[status] };
}

const placeSeen = (place: MachineLook['tray'], { t }: Language): Seen => ({
  text: t(`staff.queue.occupancy.${place}`),
  tone: place === 'empty' ? 'good' : place === 'occupied' ? 'warning' : 'plain',
});

const doorSeen = (door: MachineLook['door'], { t }: Language): Seen => ({
  text: t(`staff.queue.door.${door}`),
  tone: door === 'closed' ? 'good' : door === 'open' ? 'warning' : 'plain',
});
