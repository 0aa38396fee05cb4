import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { OnScreenKeyboard } from '../../../components/keyboard/on-screen-keyboard.tsx';
import type { KeyboardLanguage } from '../../../components/keyboard/typing/key-action.ts';
import { TypingField } from '../../../components/keyboard/typing-field.tsx';
import { useLanguage } from '../../../state/language.ts';
import { templatesFor } from './choose-templates.ts';
import { SearchIcon } from './icons.tsx';
import type { TemplateShelf } from './read-shelf.ts';
import { TemplateGrid } from './template-grid.tsx';
import type { ThumbnailSetting } from './thumbnail-queue.ts';

const LONGEST_QUERY = 30;

export interface TemplateSearchProps {
  readonly shelf: TemplateShelf;
  readonly setting: ThumbnailSetting;
  /** What was searched for last. */
  readonly query: string;
  /** The shopper has written what they look for; empty: all templates again. */
  readonly onDone: (query: string) => void;
  readonly onBroken: (templateId: string) => void;
}

/** The search with its keyboard, over the lower part of the screen; the case keeps its size. The keyboard is large: load it late. */
export function TemplateSearch({ shelf, setting, query, onDone, onBroken }: TemplateSearchProps) {
  const { t, locale } = useLanguage();
  const [typed, setTyped] = useState({ value: query, caret: query.length });
  const [language, setLanguage] = useState<KeyboardLanguage>(locale);
  const onChange = useCallback((value: string, caret: number) => setTyped({ value, caret }), []);
  const words = useDeferredValue(typed.value).trim();
  const found = useMemo(
    () => templatesFor(shelf, words ? { kind: 'search', query: words } : { kind: 'all' }, 0),
    [shelf, words],
  );
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onDone(typed.value);
  };
  const shared = { ...typed, onChange, maxLength: LONGEST_QUERY };
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: it is no form: nothing is sent, and results come while typing
    <div
      className="template-search-sheet"
      role="search"
      aria-label={t('editor.templates.search')}
      data-testid="template-search-sheet"
      onKeyDown={closeByKey}
    >
      <div className="template-search-field">
        <SearchIcon />
        <TypingField
          label={t('editor.templates.search')}
          placeholder={t('editor.templates.searchHint')}
          rows={1}
          {...shared}
        />
      </div>
      <div className="template-scroll template-search-found" role="status">
        {found.length > 0 ? (
          <TemplateGrid templates={found} setting={setting} onBroken={onBroken} />
        ) : (
          <p className="template-none" data-testid="template-none">
            {t('editor.templates.none', { query: words })}
          </p>
        )}
      </div>
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
