import { type KeyboardEvent, memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { OnScreenKeyboard } from '../../../components/keyboard/on-screen-keyboard.tsx';
import type { KeyboardLanguage } from '../../../components/keyboard/typing/key-action.ts';
import { TypingField } from '../../../components/keyboard/typing-field.tsx';
import { useLanguage } from '../../../state/language.ts';
import { SearchIcon } from './icons.tsx';
import { sectionsFor } from './sections.ts';
import { StickerGrid } from './sticker-grid.tsx';
import { STICKER_CATEGORIES, STICKERS } from './sticker-shelf.ts';

const LONGEST_QUERY = 30;
const SHELF = { categories: STICKER_CATEGORIES, stickers: STICKERS };

export interface SearchSheetProps {
  /** What was searched for last. */
  readonly query: string;
  /** The shopper has written what they look for; empty: all stickers again. */
  readonly onDone: (query: string) => void;
}

/**
 * The search with its keyboard, over the lower part of the screen. The canvas keeps its size below it, so that the case does
 * not jump; what is found can be put on the case from here. Loaded when it is needed: the keyboard is large.
 */
export function SearchSheet({ query, onDone }: SearchSheetProps) {
  const { t, locale } = useLanguage();
  const [typed, setTyped] = useState({ value: query, caret: query.length });
  const [language, setLanguage] = useState<KeyboardLanguage>(locale);
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
      className="sticker-search-sheet"
      role="search"
      aria-label={t('editor.stickers.search')}
      data-testid="sticker-search-sheet"
      onKeyDown={closeByKey}
    >
      <div className="sticker-search-field">
        <SearchIcon />
        <TypingField
          label={t('editor.stickers.search')}
          placeholder={t('editor.stickers.searchHint')}
          rows={1}
          {...shared}
        />
      </div>
      <Found query={useDeferredValue(typed.value)} />
      <OnScreenKeyboard
        {...shared}
        language={language}
        onLanguage={setLanguage}
        onDone={onDone}
        multiline={false}
      />
    </div>,
    document.body,
  );
}

/** What fits so far. While nothing is written yet, everything does. */
const Found = memo(function Found({ query }: { readonly query: string }) {
  const { t } = useLanguage();
  const words = query.trim();
  const sections = useMemo(
    () => sectionsFor(SHELF, words ? { kind: 'search', query: words } : { kind: 'all' }, []),
    [words],
  );
  return (
    <div className="sticker-scroll sticker-search-found" role="status">
      {sections.length > 0 ? (
        <StickerGrid key={words} sections={sections} testId="sticker-found" />
      ) : (
        <p className="sticker-none" data-testid="sticker-found-none">
          {t('editor.stickers.none', { query: words })}
        </p>
      )}
    </div>
  );
});
