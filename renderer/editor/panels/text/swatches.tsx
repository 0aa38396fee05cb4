import type { ReactNode } from 'react';
import { CheckIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { brightness } from './new-text.ts';
import { TEXT_COLOURS } from './text-colours.ts';
import './swatches.css';

export interface SwatchesProps {
  readonly label: string;
  readonly testId: string;
  readonly colour: string | null;
  /** For a first choice that is no colour. */
  readonly none?: { readonly label: string; readonly icon: ReactNode };
  readonly onChoose: (colour: string | null) => void;
}

/** Colours to choose from. */
export function Swatches({ label, testId, colour, none, onChoose }: SwatchesProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="text-swatches">
      <legend>{label}</legend>
      {none && (
        <button
          type="button"
          className="text-swatch text-swatch-none"
          aria-label={none.label}
          aria-pressed={colour === null}
          data-testid={`${testId}-none`}
          onClick={() => onChoose(null)}
        >
          {none.icon}
        </button>
      )}
      {TEXT_COLOURS.map((swatch) => (
        <button
          key={swatch.name}
          type="button"
          className="text-swatch"
          style={{
            background: swatch.colour,
            color: brightness(swatch.colour) > 0.55 ? '#1d1b22' : '#ffffff',
          }}
          aria-label={t(`editor.text.colours.${swatch.name}`)}
          aria-pressed={swatch.colour === colour}
          data-testid={`${testId}-${swatch.name}`}
          onClick={() => onChoose(swatch.colour)}
        >
          {swatch.colour === colour && <CheckIcon />}
        </button>
      ))}
    </fieldset>
  );
}
