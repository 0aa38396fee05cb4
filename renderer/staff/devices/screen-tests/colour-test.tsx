import { useState } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { showDevices } from '../device-routes.ts';
import { WholeScreen } from './whole-screen.tsx';

/** Whole fields show dead dots; the grid and the steps show how sharp and how even the screen is. */
const PICTURES = ['white', 'black', 'red', 'green', 'blue', 'grey', 'grid', 'steps'] as const;

/** One picture after the other, by a tap; the last tap ends it. */
export function ColourTest() {
  const { t } = useLanguage();
  const [index, setIndex] = useState(0);
  const picture = PICTURES[index] ?? 'white';
  const next = () => (index + 1 < PICTURES.length ? setIndex(index + 1) : showDevices());
  return (
    <WholeScreen label={t('staff.devices.screen')} testId="colour-test" onClose={showDevices}>
      <button
        type="button"
        className={`colour-field colour-${picture}`}
        data-quiet
        data-testid="colour-next"
        data-picture={picture}
        onClick={next}
      >
        <span className={index === 0 ? 'colour-lead' : 'visually-hidden'}>
          {t('staff.devices.screenLead')} {index + 1}/{PICTURES.length}
        </span>
      </button>
    </WholeScreen>
  );
}
