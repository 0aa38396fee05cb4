import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { OnScreenKeyboard } from '../../../components/keyboard/on-screen-keyboard.tsx';
import type { KeyboardLanguage } from '../../../components/keyboard/typing/key-action.ts';
import { TypingField } from '../../../components/keyboard/typing-field.tsx';
import { useLocale } from '../../../state/session-store.ts';
import { SearchIcon } from './icons.tsx';
import './search.css';

const LONGEST_QUERY = 30;

export interface SearchSheetProps {
  readonly label: string;
  readonly hint: string;
  readonly testId: string;
  /** What was searched for last. */
  readonly query: string;
  /** The shopper has written what they look for; empty: everything again. */
  readonly onDone: (query: string) => void;
  /** What fits, so far. Gets the words as they are typed: whoever draws a long list defers them. */
  readonly found: (words: string) => ReactNode;
}

/**
 * The search with its keyboard, over the lower part of the screen. The canvas keeps its size below it, so that the case
 * does not jump; what is found can be put on the case from here. The keyboard is large: load this when it is needed.
 */
export function SearchSheet({ label, hint, testId, query, onDone, found }: SearchSheetProps) {
  const [typed, setTyped] = useState({ value: query, caret: query.length });
  const [language, setLanguage] = useState<KeyboardLanguage>(useLocale());
  const onChange = useCallback((value: string, caret: number) => setTyped({ value, caret }), []);
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onDone(typed.value);
  };
  const shared = { ...typed, onChange, maxLength: LONGEST_QUERY };
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: it is no form: nothing is sent, and results come while typing
    <div
      className="panel-search-sheet"
      role="search"
      aria-label={label}
      data-testid={testId}
      onKeyDown={closeByKey}
    >
      <div className="panel-search-field">
        <SearchIcon />
        <TypingField label={label} placeholder={hint} rows={1} {...shared} />
      </div>
      {found(typed.value)}
      <OnScreenKeyboard
        {...shared}
        language={language}
        onLanguage={setLanguage}
        onDone={() => onDone(typed.value)}
        multiline={false}
      />
    </div>,
    document.body,
  );
}
