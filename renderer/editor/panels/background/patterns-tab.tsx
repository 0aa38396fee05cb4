import { memo } from 'react';
import type { Pattern as PatternAsset } from '../../../../shared/domain/pattern.ts';
import { CheckIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { setBackground } from '../../editor-store.ts';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { isDark } from './hsv.ts';
import type { Part } from './pattern-colour-picker.tsx';
import { PatternSettings } from './pattern-settings.tsx';
import { newPattern, PATTERNS, patternOf } from './pattern-shelf.ts';
import { PatternSwatch } from './pattern-swatch.tsx';
import { useBackground } from './use-background.ts';
import './choice.css';
import './tiles.css';

function paintPattern(patternId: string): void {
  const pattern = patternOf(patternId);
  if (pattern) setBackground(newPattern(pattern));
}

/** Patterns in two colours, and how the chosen one looks. */
export function PatternsTab({ onOwnColours }: { readonly onOwnColours: (part: Part) => void }) {
  const background = useBackground();
  const pattern = background.kind === 'pattern' ? background : null;
  const [shown, choose] = useAnswered(pattern?.patternId ?? '', paintPattern);
  return (
    <div className="background-choice">
      <div className="background-scroll">
        <ul className="background-tiles" onKeyDown={walkTiles}>
          {PATTERNS.map((each) => (
            <li key={each.patternId}>
              <PatternTile pattern={each} pressed={each.patternId === shown} onChoose={choose} />
            </li>
          ))}
        </ul>
      </div>
      {pattern && <PatternSettings pattern={pattern} onOwnColours={onOwnColours} />}
    </div>
  );
}

interface PatternTileProps {
  readonly pattern: PatternAsset;
  readonly pressed: boolean;
  readonly onChoose: (patternId: string) => void;
}

const PatternTile = memo(function PatternTile({ pattern, pressed, onChoose }: PatternTileProps) {
  const { locale } = useLanguage();
  const colours = newPattern(pattern);
  const ground = isDark(colours.background) ? ' background-tile-dark' : '';
  return (
    <button
      type="button"
      className={`background-tile${ground}`}
      aria-label={pattern.names[locale]}
      aria-pressed={pressed}
      data-testid={`pattern-${pattern.patternId}`}
      onClick={() => onChoose(pattern.patternId)}
    >
      <PatternSwatch pattern={pattern} colours={colours} />
      {pressed && <CheckIcon />}
    </button>
  );
});
