import { useLanguage } from '../../state/language.ts';
import { redo, undo, useEditorStore } from '../editor-store.ts';
import { canRedo, canUndo } from '../history/history.ts';
import { RedoIcon, UndoIcon } from './icons.tsx';
import { ToolButton } from './tool-button.tsx';

export function HistoryTools() {
  const { t } = useLanguage();
  const undoable = useEditorStore((state) => canUndo(state.history));
  const redoable = useEditorStore((state) => canRedo(state.history));
  return (
    <>
      <ToolButton
        icon={<UndoIcon />}
        label={t('editor.undo')}
        testId="tool-undo"
        disabled={!undoable}
        onPress={undo}
      />
      <ToolButton
        icon={<RedoIcon />}
        label={t('editor.redo')}
        testId="tool-redo"
        disabled={!redoable}
        onPress={redo}
      />
    </>
  );
}
