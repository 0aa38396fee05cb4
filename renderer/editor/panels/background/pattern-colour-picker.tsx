import { useCallback } from 'react';
import { Button } from '../../../components/button.tsx';
import { BackIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { currentDesign, setBackground } from '../../editor-store.ts';
import { ColourPicker } from './colour-picker.tsx';
import { drawBackground, type Pattern } from './paint.ts';
import { SegmentedChoice } from './segmented-choice.tsx';
import './pattern-colour-picker.css';

/** The two colours of a pattern. */
export type Part = 'background' | 'colour';

export interface PatternColourHeadProps {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly onBack: () => void;
}

/** Which of the two colours is chosen, and the way back. */
export function PatternColourHead({ part, onPart, onBack }: PatternColourHeadProps) {
  const { t } = useLanguage();
  return (
    <div className="pattern-colour-head">
      <Button className="pattern-back" testId="pattern-back" onPress={onBack}>
        <BackIcon />
        {t('editor.background.patterns')}
      </Button>
      <SegmentedChoice
        label={t('editor.background.pairs')}
        options={[
          { value: 'background', text: t('editor.background.ground') },
          { value: 'colour', text: t('editor.background.motif') },
        ]}
        value={part}
        onChoose={onPart}
        testId="pattern-part"
      />
    </div>
  );
}

/** A colour of the shopper's own for one part of the pattern. */
export function PatternColourPicker({ pattern, part }: { readonly pattern: Pattern; readonly part: Part }) {
  const pick = useCallback(
    (colour: string) => {
      const { background } = currentDesign();
      if (background.kind === 'pattern') setBackground({ ...background, [part]: colour });
    },
    [part],
  );
  return (
    <ColourPicker
      colour={pattern[part]}
      onPick={pick}
      onMix={(colour) => drawBackground({ ...pattern, [part]: colour })}
      testId={`pattern-${part}`}
    />
  );
}
