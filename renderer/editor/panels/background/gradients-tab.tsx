import { memo } from 'react';
import { CheckIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { currentDesign, endOngoing, setBackground } from '../../editor-store.ts';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { AngleDial } from './angle-dial.tsx';
import { GRADIENTS, type Gradient, gradientCss } from './gradients.ts';
import { drawBackground } from './paint.ts';
import { SegmentedChoice } from './segmented-choice.tsx';
import { useBackground } from './use-background.ts';
import './choice.css';
import './tiles.css';

const sameStops = (one: Gradient, other: Gradient): boolean =>
  JSON.stringify(one.stops) === JSON.stringify(other.stops);

/** Name of the ready gradient that these are the colours of; empty: of none. */
const nameOf = (gradient: Gradient | null): string =>
  GRADIENTS.find((ready) => gradient && sameStops(ready.gradient, gradient))?.name ?? '';

function paintGradient(name: string): void {
  const ready = GRADIENTS.find((each) => each.name === name);
  if (ready) setBackground(ready.gradient);
}

/** Ready gradients, and how the chosen one runs. */
export function GradientsTab() {
  const background = useBackground();
  const gradient = background.kind === 'gradient' ? background : null;
  const [shown, choose] = useAnswered(nameOf(gradient), paintGradient);
  return (
    <div className="background-choice">
      <div className="background-scroll">
        <ul className="background-tiles" onKeyDown={walkTiles}>
          {GRADIENTS.map(({ name, gradient: ready }, index) => (
            <li key={name}>
              <GradientTile
                name={name}
                number={index + 1}
                css={gradientCss(ready)}
                pressed={name === shown}
                onChoose={choose}
              />
            </li>
          ))}
        </ul>
      </div>
      {gradient && <GradientSettings gradient={gradient} />}
    </div>
  );
}

interface GradientTileProps {
  readonly name: string;
  readonly number: number;
  readonly css: string;
  readonly pressed: boolean;
  readonly onChoose: (name: string) => void;
}

const GradientTile = memo(function GradientTile(props: GradientTileProps) {
  const { t } = useLanguage();
  const { name, number, css, pressed, onChoose } = props;
  return (
    <button
      type="button"
      className="background-tile"
      style={{ background: css }}
      aria-label={t('editor.background.gradient', { number })}
      aria-pressed={pressed}
      data-testid={`gradient-${name}`}
      onClick={() => onChoose(name)}
    >
      {pressed && <CheckIcon />}
    </button>
  );
});

function paintShape(shape: Gradient['shape']): void {
  const { background } = currentDesign();
  if (background.kind === 'gradient') setBackground({ ...background, shape });
}

function GradientSettings({ gradient }: { readonly gradient: Gradient }) {
  const { t } = useLanguage();
  return (
    <div className="background-settings">
      <SegmentedChoice
        label={t('editor.background.shape')}
        options={[
          { value: 'linear', text: t('editor.background.linear') },
          { value: 'radial', text: t('editor.background.radial') },
        ]}
        value={gradient.shape}
        onChoose={paintShape}
        testId="gradient-shape"
      />
      {gradient.shape === 'linear' && (
        <AngleDial
          label={t('editor.background.angle')}
          angleDeg={gradient.angleDeg}
          face={gradientCss(gradient)}
          onTurn={(angleDeg) => drawBackground({ ...gradient, angleDeg })}
          onEnd={endOngoing}
        />
      )}
    </div>
  );
}
