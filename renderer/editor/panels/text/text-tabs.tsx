import { type KeyboardEvent, useRef } from 'react';
import { useLanguage } from '../../../state/language.ts';
import './text-tabs.css';

const TABS = ['write', 'font', 'colour', 'shape'] as const;
export type TextTabName = (typeof TABS)[number];

export interface TextTabsProps {
  readonly shown: TextTabName;
  /** There are words whose looks can be chosen. */
  readonly canStyle: boolean;
  readonly onShow: (tab: TextTabName) => void;
}

/** What the panel shows: the words, or how they look. Arrow keys go from one to the next. */
export function TextTabs({ shown, canStyle, onShow }: TextTabsProps) {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || !canStyle) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(shown) + by + TABS.length) % TABS.length] ?? shown;
    onShow(next);
    list.current?.querySelector<HTMLElement>(`#text-tab-${next}`)?.focus();
  };
  return (
    <div
      ref={list}
      className="text-tabs"
      role="tablist"
      aria-label={t('editor.text.tabs.label')}
      onKeyDown={step}
    >
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`text-tab-${tab}`}
          className="text-tab"
          aria-selected={tab === shown}
          aria-disabled={(tab !== 'write' && !canStyle) || undefined}
          tabIndex={tab === shown ? 0 : -1}
          data-testid={`text-tab-${tab}`}
          onClick={() => {
            if (tab === 'write' || canStyle) onShow(tab);
          }}
        >
          {t(`editor.text.tabs.${tab}`)}
        </button>
      ))}
    </div>
  );
}
