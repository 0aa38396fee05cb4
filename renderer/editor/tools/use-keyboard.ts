import { useEffect } from 'react';
import {
  arrangeSelected,
  currentDesign,
  endOngoing,
  redo,
  removeSelected,
  restackSelected,
  selectLayer,
  undo,
  useEditorStore,
} from '../editor-store.ts';
import { closePanel, usePanelStore } from '../panels/panel-store.ts';
import { duplicate, selectedLayer, setLocked } from './edit.ts';
import { type KeyCommand, keyCommand } from './key-command.ts';

function selectNext(): void {
  const layers = currentDesign().layers.filter((layer) => !layer.hidden);
  const { selectedLayerId } = useEditorStore.getState();
  const index = layers.findIndex((layer) => layer.layerId === selectedLayerId);
  selectLayer(layers[(index + 1) % Math.max(layers.length, 1)]?.layerId ?? null);
}

/** From the inside out: first the panel goes, then the selection. */
function letGo(): void {
  if (usePanelStore.getState().open) closePanel();
  else selectLayer(null);
}

function duplicateSelected(): void {
  const layer = selectedLayer();
  if (layer) duplicate(layer.layerId);
}

function toggleLock(): void {
  const layer = selectedLayer();
  if (layer) setLocked(layer.layerId, !layer.locked);
}

const BY_KIND: Readonly<Record<Exclude<KeyCommand['kind'], 'arrange'>, () => void>> = {
  remove: removeSelected,
  undo,
  redo,
  deselect: letGo,
  selectNext,
  duplicate: duplicateSelected,
  forward: () => restackSelected(1),
  backward: () => restackSelected(-1),
  toggleLock,
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
  if (!(target instanceof HTMLElement)) return false;
  // A slider takes the keys that move it, and leaves undo and redo to the design.
  if (target.matches('input[type="range"]')) return !(event.ctrlKey || event.metaKey);
  return target.matches('input, textarea, select, [contenteditable]');
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
