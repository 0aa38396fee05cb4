import { Button } from '../components/button.tsx';
import { ArrowIcon } from '../components/icons.tsx';
import { useLanguage } from '../state/language.ts';
import './done-button.css';

export interface DoneButtonProps {
  /** Nothing is on the case yet. The tool bar says so in words. */
  readonly disabled: boolean;
  /** From 0 to 1 while the print is being drawn. */
  readonly progress: number | null;
  readonly onPress: () => void;
}

/** Goes on to the review, which takes a moment: the print is drawn on the way. */
export function DoneButton({ disabled, progress, onPress }: DoneButtonProps) {
  const { t } = useLanguage();
  const working = progress !== null;
  return (
    <div className="done">
      <Button
        tone="primary"
        testId="design-done"
        disabled={disabled}
        busy={working}
        {...(disabled ? { describedBy: 'design-done-hint' } : {})}
        onPress={onPress}
      >
        {t(working ? 'editor.working' : 'editor.done')}
        {!working && <ArrowIcon />}
      </Button>
      {working && <progress value={progress} max={1} aria-label={t('editor.working')} />}
    </div>
  );
}
