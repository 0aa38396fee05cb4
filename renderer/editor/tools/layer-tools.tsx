import { memo } from 'react';
import { useLanguage } from '../../state/language.ts';
import { coverAll, rotateBy, scaleBy, showWhole } from '../commands/arrange.ts';
import { arrangeSelected, removeSelected, restackSelected } from '../editor-store.ts';
import {
  BackwardIcon,
  FillIcon,
  FitIcon,
  ForwardIcon,
  LargerIcon,
  RemoveIcon,
  SmallerIcon,
  TurnLeftIcon,
  TurnRightIcon,
} from './icons.tsx';
import { ToolButton } from './tool-button.tsx';

/** One touch of a button scales by so much. */
const SCALE_STEP = 1.12;

export interface LayerToolsProps {
  readonly canGoBackward: boolean;
  readonly canGoForward: boolean;
  /** Is there more than one layer, so that their order matters? */
  readonly stacked: boolean;
}

/** What can be done to the selected photo by single touches, for those who do not pinch. */
export const LayerTools = memo(function LayerTools(props: LayerToolsProps) {
  const { t } = useLanguage();
  return (
    <div className="tools" role="toolbar" aria-label={t('editor.tools.label')}>
      <ToolButton
        icon={<SmallerIcon />}
        label={t('editor.tools.smaller')}
        testId="tool-smaller"
        onPress={() => arrangeSelected(scaleBy(1 / SCALE_STEP))}
      />
      <ToolButton
        icon={<LargerIcon />}
        label={t('editor.tools.larger')}
        testId="tool-larger"
        onPress={() => arrangeSelected(scaleBy(SCALE_STEP))}
      />
      <ToolButton
        icon={<TurnLeftIcon />}
        label={t('editor.tools.turnLeft')}
        testId="tool-turn-left"
        onPress={() => arrangeSelected(rotateBy(-90))}
      />
      <ToolButton
        icon={<TurnRightIcon />}
        label={t('editor.tools.turnRight')}
        testId="tool-turn-right"
        onPress={() => arrangeSelected(rotateBy(90))}
      />
      <ToolButton
        icon={<FillIcon />}
        label={t('editor.tools.fill')}
        testId="tool-fill"
        onPress={() => arrangeSelected(coverAll)}
      />
      <ToolButton
        icon={<FitIcon />}
        label={t('editor.tools.fit')}
        testId="tool-fit"
        onPress={() => arrangeSelected(showWhole)}
      />
      {props.stacked && <StackTools {...props} />}
      <ToolButton
        icon={<RemoveIcon />}
        label={t('editor.tools.remove')}
        testId="tool-remove"
        onPress={removeSelected}
      />
    </div>
  );
});

function StackTools({ canGoBackward, canGoForward }: LayerToolsProps) {
  const { t } = useLanguage();
  return (
    <>
      <ToolButton
        icon={<BackwardIcon />}
        label={t('editor.tools.backward')}
        testId="tool-backward"
        disabled={!canGoBackward}
        onPress={() => restackSelected(-1)}
      />
      <ToolButton
        icon={<ForwardIcon />}
        label={t('editor.tools.forward')}
        testId="tool-forward"
        disabled={!canGoForward}
        onPress={() => restackSelected(1)}
      />
    </>
  );
}
