import type { ReactNode } from 'react';
import { useLanguage } from '../../../state/language.ts';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { ColourMixer } from './colour-mixer.tsx';
import './colour-picker.css';
import { usePhotoColours } from './photo-colours.ts';
import { Swatch } from './swatch.tsx';
import { SWATCHES } from './swatches.ts';

export interface ColourPickerProps {
  /** `#rrggbb`; null: none of a shopper's choice. */
  readonly colour: string | null;
  /** A ready colour was touched: a step of its own. Must stay the same function from drawing to drawing. */
  readonly onPick: (colour: string) => void;
  /** The colour as it is being mixed. One drag is one step to undo if the change has a name (`ongoing`). */
  readonly onMix: (colour: string) => void;
  /** What test ids begin with: `<testId>-white`, `<testId>-photo-1`, `<testId>-hue`. */
  readonly testId: string;
  /** Before the ready colours: a way back to no colour. */
  readonly first?: ReactNode;
}

/** A colour by touch: ready ones, some out of the shopper's photos, and a mixer. */
export function ColourPicker({ colour, onPick, onMix, testId, first }: ColourPickerProps) {
  const { t } = useLanguage();
  const fromPhotos = usePhotoColours();
  const [shown, pick] = useAnswered(colour ?? '', onPick);
  return (
    <div className="colour-picker">
      <fieldset
        className="colour-swatches"
        aria-label={t('editor.background.swatches')}
        onKeyDown={walkTiles}
      >
        {first}
        {SWATCHES.map((swatch) => (
          <Swatch
            key={swatch.name}
            colour={swatch.colour}
            label={t(`editor.background.${swatch.name}`)}
            pressed={shown === swatch.colour}
            testId={`${testId}-${swatch.name}`}
            onPick={pick}
          />
        ))}
      </fieldset>
      <div className="colour-own">
        <fieldset className="colour-from-photos" onKeyDown={walkTiles}>
          <legend>{t('editor.background.fromPhotos')}</legend>
          {fromPhotos.length === 0 && <p>{t('editor.background.noPhotoColours')}</p>}
          {fromPhotos.map((each, index) => (
            <Swatch
              key={each}
              colour={each}
              label={t('editor.background.fromPhoto', { number: index + 1 })}
              pressed={shown === each}
              testId={`${testId}-photo-${index + 1}`}
              onPick={pick}
            />
          ))}
        </fieldset>
        <fieldset className="colour-mixing">
          <legend>{t('editor.background.mix')}</legend>
          <ColourMixer colour={colour} onMix={onMix} testId={testId} />
        </fieldset>
      </div>
    </div>
  );
}
