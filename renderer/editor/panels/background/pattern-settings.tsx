import type { PatternColours } from '../../../../shared/domain/pattern.ts';
import { CheckIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { currentDesign, setBackground } from '../../editor-store.ts';
import { Slider } from '../../tools/slider.tsx';
import { walkTiles } from '../grid-arrows.ts';
import { useAnswered } from '../use-answered.ts';
import { drawBackground, type Pattern } from './paint.ts';
import type { Part } from './pattern-colour-picker.tsx';
import { patternOf } from './pattern-shelf.ts';
import './swatch.css';
import './choice.css';
import './pattern-settings.css';

/** The scale runs in even steps for the eye: the slider holds its logarithm to the base of 2. */
const SCALE_STEPS = { min: -1.5, max: 2, step: 0.05 } as const;

const pairName = ({ background, colour }: PatternColours): string => `${background} ${colour}`;

export interface PatternSettingsProps {
  readonly pattern: Pattern;
  readonly onOwnColours: (part: Part) => void;
}

/** Pairs of colours that suit the pattern, colours of the shopper's own, and its size. */
export function PatternSettings({ pattern, onOwnColours }: PatternSettingsProps) {
  const { t } = useLanguage();
  return (
    <div className="background-settings">
      <PatternPairs pattern={pattern} />
      <div className="pattern-own">
        <PartButton part="background" pattern={pattern} onPress={onOwnColours} />
        <PartButton part="colour" pattern={pattern} onPress={onOwnColours} />
      </div>
      <Slider
        {...SCALE_STEPS}
        label={t('editor.background.scale')}
        value={Math.log2(pattern.scale)}
        resetTo={0}
        onChange={(power) => drawBackground({ ...pattern, scale: 2 ** power })}
        testId="pattern-scale"
      />
    </div>
  );
}

/** Takes the pair of this name for the pattern that is on the case by now. */
function paintPair(name: string): void {
  const { background } = currentDesign();
  if (background.kind !== 'pattern') return;
  const pair = patternOf(background.patternId)?.colours.find((each) => pairName(each) === name);
  if (pair) setBackground({ ...background, ...pair });
}

function PatternPairs({ pattern }: { readonly pattern: Pattern }) {
  const { t } = useLanguage();
  const [shown, choose] = useAnswered(pairName(pattern), paintPair);
  return (
    <fieldset className="pattern-pairs" aria-label={t('editor.background.pairs')} onKeyDown={walkTiles}>
      {patternOf(pattern.patternId)?.colours.map((pair, index) => (
        <button
          key={pairName(pair)}
          type="button"
          className="colour-swatch pattern-pair"
          style={{ background: `linear-gradient(135deg, ${pair.background} 50%, ${pair.colour} 50%)` }}
          aria-label={t('editor.background.pair', { number: index + 1 })}
          aria-pressed={pairName(pair) === shown}
          data-testid={`pattern-pair-${index + 1}`}
          onClick={() => choose(pairName(pair))}
        >
          {pairName(pair) === shown && <CheckIcon />}
        </button>
      ))}
    </fieldset>
  );
}

interface PartButtonProps {
  readonly part: Part;
  readonly pattern: Pattern;
  readonly onPress: (part: Part) => void;
}

function PartButton({ part, pattern, onPress }: PartButtonProps) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="pattern-part"
      data-testid={`pattern-own-${part}`}
      onClick={() => onPress(part)}
    >
      <span style={{ background: pattern[part] }} />
      {t(part === 'background' ? 'editor.background.ground' : 'editor.background.motif')}
    </button>
  );
}
