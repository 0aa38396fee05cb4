import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { redo, undo, useEditorStore } from '../editor-store.ts';
import { canRedo, canUndo } from '../history/history.ts';
import './history-tools.css';
import { RedoIcon, UndoIcon } from './icons.tsx';

/** Undo and redo, at the corner of the case, whatever else is open. */
export function HistoryTools({ blank }: { readonly blank: boolean }) {
  const { t } = useLanguage();
  const undoable = useEditorStore((state) => canUndo(state.history));
  const redoable = useEditorStore((state) => canRedo(state.history));
  // A shopper who has just come has nothing to undo.
  if (blank && !undoable && !redoable) return null;
  return (
    <div className="history-tools">
      <Button testId="tool-undo" label={t('editor.undo')} disabled={!undoable} onPress={undo}>
        <UndoIcon />
      </Button>
      <Button testId="tool-redo" label={t('editor.redo')} disabled={!redoable} onPress={redo}>
        <RedoIcon />
      </Button>
    </div>
  );
}
