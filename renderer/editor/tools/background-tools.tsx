import { memo } from 'react';
import { CheckIcon } from '../../components/icons.tsx';
import { useLanguage } from '../../state/language.ts';
import { setBackground } from '../editor-store.ts';
import './swatches.css';

/** Colours for what no photo covers. `dark` ones carry a white tick. */
const SWATCHES = [
  { name: 'white', colour: '#ffffff', dark: false },
  { name: 'cream', colour: '#f6ecdc', dark: false },
  { name: 'blush', colour: '#f4c9bd', dark: false },
  { name: 'sun', colour: '#f3b23e', dark: false },
  { name: 'coral', colour: '#e4572e', dark: true },
  { name: 'sage', colour: '#a8bfa3', dark: false },
  { name: 'sky', colour: '#a9c7dd', dark: false },
  { name: 'teal', colour: '#0f5c5c', dark: true },
  { name: 'ink', colour: '#1d1b22', dark: true },
] as const;

/** The choice of the case's own colour. */
export const BackgroundTools = memo(function BackgroundTools({ colour }: { readonly colour: string | null }) {
  const { t } = useLanguage();
  return (
    <fieldset className="swatches">
      <legend>{t('editor.background.label')}</legend>
      {SWATCHES.map((swatch) => (
        <button
          key={swatch.name}
          type="button"
          className={swatch.dark ? 'swatch swatch-dark' : 'swatch'}
          style={{ background: swatch.colour }}
          aria-label={t(`editor.background.${swatch.name}`)}
          aria-pressed={swatch.colour === colour}
          data-testid={`background-${swatch.name}`}
          onClick={() => setBackground({ kind: 'colour', colour: swatch.colour })}
        >
          {swatch.colour === colour && <CheckIcon />}
        </button>
      ))}
    </fieldset>
  );
});
