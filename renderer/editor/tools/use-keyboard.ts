import { useEffect } from 'react';
import {
  arrangeSelected,
  currentDesign,
  endOngoing,
  redo,
  removeSelected,
  selectLayer,
  undo,
  useEditorStore,
} from '../editor-store.ts';
import { type KeyCommand, keyCommand } from './key-command.ts';

function selectNext(): void {
  const { layers } = currentDesign();
  const { selectedLayerId } = useEditorStore.getState();
  const index = layers.findIndex((layer) => layer.layerId === selectedLayerId);
  selectLayer(layers[(index + 1) % Math.max(layers.length, 1)]?.layerId ?? null);
}

const BY_KIND: Readonly<Record<Exclude<KeyCommand['kind'], 'arrange'>, () => void>> = {
  remove: removeSelected,
  undo,
  redo,
  deselect: () => selectLayer(null),
  selectNext,
};

function carryOut(command: KeyCommand): void {
  if (command.kind !== 'arrange') {
    BY_KIND[command.kind]();
    return;
  }
  if (!useEditorStore.getState().selectedLayerId) selectNext();
  arrangeSelected(command.arrange, command.name);
}

/** Keys belong to whatever is being typed into, or to an open dialogue, before they belong to the design. */
function isTakenElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return true;
  const { target } = event;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** Lets a keyboard do all that fingers do, while `enabled`. */
export function useKeyboard(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTakenElsewhere(event) || event.altKey) return;
      const command = keyCommand({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
      });
      if (!command) return;
      event.preventDefault();
      carryOut(command);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', endOngoing);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', endOngoing);
    };
  }, [enabled]);
}
