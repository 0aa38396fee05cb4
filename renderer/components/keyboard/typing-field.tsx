import { type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import { TYPING_FIELD } from './typing/use-physical-keys.ts';
import './typing-field.css';

export interface TypingFieldProps {
  /** Spoken: what the text is for. */
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units. */
  readonly caret: number;
  readonly onChange: (value: string, caret: number) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
  /** Lines that are shown at once. */
  readonly rows?: number;
}

/**
 * The text that the on-screen keyboard writes in, with its caret. A touch puts the caret there. The system's own keyboard
 * stays away; its input methods work, should the kiosk have one.
 */
export function TypingField({ label, value, caret, onChange, rows = 2, ...props }: TypingFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    // The browser moves the caret to the end when it is given another value.
    if (element && element.selectionEnd !== caret) element.setSelectionRange(caret, caret);
  });
  useLayoutEffect(() => {
    // The caret is drawn only in a field that has the focus, and the keys on the screen never take it away.
    field.current?.focus({ preventScroll: true });
    // It would outlive the field, and at every touch the browser would search the page for a place to show it.
    return () => getSelection()?.removeAllRanges();
  }, []);
  return (
    <textarea
      ref={field}
      className="typing-field"
      aria-label={label}
      value={value}
      rows={rows}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      dir="auto"
      inputMode="none"
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={({ currentTarget }) => onChange(currentTarget.value, currentTarget.selectionEnd)}
      onSelect={(event) => {
        collapseSelection(event);
        const { selectionEnd } = event.currentTarget;
        if (selectionEnd !== caret) onChange(value, selectionEnd);
      }}
      data-testid="typing-field"
      {...{ [TYPING_FIELD]: '' }}
    />
  );
}

/** There is only a caret: a double tap would select a word that the keys then would not treat as selected. */
function collapseSelection({ currentTarget, nativeEvent }: SyntheticEvent<HTMLTextAreaElement>): void {
  const { selectionStart, selectionEnd } = currentTarget;
  if (selectionStart === selectionEnd || ('isComposing' in nativeEvent && nativeEvent.isComposing)) return;
  currentTarget.setSelectionRange(selectionEnd, selectionEnd);
}
