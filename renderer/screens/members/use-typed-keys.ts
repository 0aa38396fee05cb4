import { useEffect, useRef } from 'react';

export interface TypedKeys {
  readonly onText: (text: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
}

/** A keyboard on a cable works as well as the keys on the screen. */
export function useTypedKeys(keys: TypedKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { onText, onErase, onEnter } = latest.current;
      if (event.key.length === 1) onText(event.key);
      if (event.key === 'Backspace') onErase();
      // Enter on a focused button presses that button.
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onEnter();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
