import { useEffect } from 'react';
import { redo, undo } from '../../editor-store.ts';
import { closePanel } from '../panel-store.ts';

/**
 * Keys that mean the design while somebody writes: undo and redo take whole bursts back, of which the field's own undo
 * knows nothing; Escape ends writing. `flush` brings the design up to what stands in the field.
 */
export function useEditingKeys(flush: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      flush();
      act();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [flush]);
}

function actionOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): (() => void) | null {
  if (key === 'Escape') return closePanel;
  if (!ctrlKey && !metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y' || (letter === 'z' && shiftKey)) return redo;
  return letter === 'z' ? undo : null;
}
