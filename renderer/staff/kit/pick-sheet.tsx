import { useCallback, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { OnScreenKeyboard } from '../../components/keyboard/on-screen-keyboard.tsx';
import type { KeyboardLanguage } from '../../components/keyboard/typing/key-action.ts';
import { TypingField } from '../../components/keyboard/typing-field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { findPicks, type Pick } from './picks.ts';
import './pick-sheet.css';

export interface PickSheetProps {
  readonly title: string;
  readonly text: string;
  readonly picks: readonly Pick[];
  /** What most kiosks need, in the order in which it is shown: before all others. */
  readonly usual: readonly string[];
  readonly value: string | null;
  readonly onDone: (value: string) => void;
  readonly onClose: () => void;
}

const QUERY_MAX = 40;

/** One of very many, from a list that can be searched: the keyboard comes only when it is asked for. */
export function PickSheet({ title, text, picks, usual, value, onDone, onClose }: PickSheetProps) {
  const { t } = useLanguage();
  const [query, setQuery] = useState<string | null>(null);
  const found = useMemo(() => findPicks(picks, query ?? ''), [picks, query]);
  const first = usual.flatMap((each) => picks.filter((pick) => pick.value === each));
  const row = (pick: Pick) => (
    <Row key={pick.value} pick={pick} isChosen={pick.value === value} onDone={onDone} />
  );
  return (
    <Sheet
      title={title}
      testId="pick-sheet"
      onClose={onClose}
      actions={
        <>
          {query === null && (
            <Button testId="pick-search" onPress={() => setQuery('')}>
              {t('staff.pick.search')}
            </Button>
          )}
          <Button testId="ask-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <div className="pick">
        {query !== null && (
          // Enter takes what stands first: a search for a city is done with the last key.
          <Search
            title={t('staff.pick.search')}
            onQuery={setQuery}
            onEnter={() => found[0] && onDone(found[0].value)}
          />
        )}
        <section className="pick-list" aria-label={title}>
          {!query && first.length > 0 && (
            <>
              <h3>{t('staff.pick.usual')}</h3>
              <ul className="options">{first.map(row)}</ul>
              <h3>{t('staff.pick.all')}</h3>
            </>
          )}
          {found.length === 0 ? <p>{t('staff.pick.none')}</p> : <ul className="options">{found.map(row)}</ul>}
        </section>
      </div>
    </Sheet>
  );
}

interface SearchProps {
  readonly title: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
}

function Search({ title, onQuery, onEnter }: SearchProps) {
  const [typed, setTyped] = useState({ value: '', caret: 0 });
  // Cities and codes are in Latin letters in every language.
  const [language, setLanguage] = useState<KeyboardLanguage>('en');
  const onChange = useCallback(
    (value: string, caret: number) => {
      setTyped({ value, caret });
      onQuery(value);
    },
    [onQuery],
  );
  const shared = { ...typed, onChange, maxLength: QUERY_MAX };
  return (
    <>
      <div className="pick-field">
        <TypingField label={title} placeholder={title} rows={1} {...shared} />
      </div>
      <div className="pick-keys">
        <OnScreenKeyboard
          {...shared}
          compact
          multiline={false}
          language={language}
          onLanguage={setLanguage}
          onDone={onEnter}
        />
      </div>
    </>
  );
}

interface RowProps {
  readonly pick: Pick;
  readonly isChosen: boolean;
  readonly onDone: (value: string) => void;
}

const Row = ({ pick, isChosen, onDone }: RowProps) => (
  <li>
    <button
      type="button"
      className="option"
      aria-pressed={isChosen}
      data-testid={`pick-${pick.value}`}
      onClick={() => onDone(pick.value)}
    >
      <span className="pick-words">
        {/* Cities and codes are written alike in every language. */}
        <span lang="en">{pick.label}</span>
        <small>{pick.detail}</small>
      </span>
      {isChosen && <CheckIcon />}
    </button>
  </li>
);
