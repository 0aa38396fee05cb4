import { type RefObject, useEffect, useRef } from 'react';
import type { KeyAction } from './key-action.ts';
import { physicalKeyAction } from './physical-key.ts';

/** Marks an element of ours that may have the focus while keys go to the on-screen keyboard's text. */
export const TYPING_FIELD = 'data-typing-field';

/**
 * Lets a keyboard on a cable type the same way as the one on the screen, wherever the focus is, unless it is in another
 * field.
 */
export function usePhysicalKeys(
  keyboard: RefObject<HTMLElement | null>,
  isComposing: boolean,
  press: (action: KeyAction) => void,
): void {
  const keysDown = useRef(new Set<string>());
  useEffect(() => {
    const ours = keysDown.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isTakenElsewhere(event.target, keyboard.current))
        return;
      const action = physicalKeyAction({ key: event.key, isShortcut: isShortcut(event) }, isComposing);
      if (!action || isForButton(event.target, action)) return;
      event.preventDefault();
      ours.add(event.code);
      press(action);
    };
    // Whoever did not hear of a key going down must not hear of it coming up.
    const onKeyUp = (event: KeyboardEvent): void => {
      if (ours.delete(event.code)) event.stopImmediatePropagation();
    };
    // Before the canvas hears of it, for which arrows and Delete mean something else.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keyup', onKeyUp, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
    };
  }, [keyboard, isComposing, press]);
}

function isShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
}

function isTakenElsewhere(target: EventTarget | null, keyboard: HTMLElement | null): boolean {
  const dialog = document.querySelector('dialog[open]');
  if (dialog && !dialog.contains(keyboard)) return true;
  if (!(target instanceof HTMLElement) || target.hasAttribute(TYPING_FIELD)) return false;
  return target.matches('input, textarea, select, [contenteditable]');
}

/** A button that has the focus is pressed by these. */
function isForButton(target: EventTarget | null, { kind }: KeyAction): boolean {
  const pressesButton = kind === 'pressSpace' || kind === 'breakLine';
  return pressesButton && target instanceof HTMLElement && target.matches('button, a, [role="button"]');
}
