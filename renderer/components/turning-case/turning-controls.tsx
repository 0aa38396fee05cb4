import { useLanguage } from '../../state/language.ts';
import { Button } from '../button.tsx';
import type { Finish } from './light.ts';

export interface TurningControlsProps {
  readonly finish: Finish;
  readonly onFinish: (finish: Finish) => void;
  readonly onBack: () => void;
  readonly onSide: () => void;
}

const FINISHES: readonly Finish[] = ['glossy', 'matte'];

/** The same views without a drag, and how the surface is looked at. */
export function TurningControls({ finish, onFinish, onBack, onSide }: TurningControlsProps) {
  const { t } = useLanguage();
  return (
    <div className="turning-controls">
      <div className="turning-views">
        <Button testId="turning-back" onPress={onBack}>
          {t('turning.back')}
        </Button>
        <Button testId="turning-side" onPress={onSide}>
          {t('turning.side')}
        </Button>
      </div>
      <fieldset className="turning-finish">
        <legend className="visually-hidden">{t('turning.finish')}</legend>
        {FINISHES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === finish}
            data-testid={`turning-${each}`}
            onClick={() => onFinish(each)}
          >
            {t(`turning.${each}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
