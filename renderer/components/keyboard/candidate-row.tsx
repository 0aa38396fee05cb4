import { useMemo } from 'react';
import { useLanguage } from '../../state/language.ts';
import { LeftIcon, RightIcon } from './keyboard-icons.tsx';
import { usePress } from './keys/use-press.ts';
import type { Candidate } from './pinyin/candidates.ts';
import type { Dictionary } from './pinyin/dictionary.ts';
import { type Composition, candidatesOf } from './pinyin/pinyin-engine.ts';
import { type CandidateRoom, candidatePages } from './typing/candidate-pages.ts';
import type { KeyAction } from './typing/key-action.ts';

export interface CandidateRowProps {
  readonly dictionary: Dictionary;
  readonly composition: Composition;
  readonly page: number;
  readonly room: CandidateRoom;
  readonly onAction: (action: KeyAction) => void;
}

/** What the letters may mean, a page at a time, each with the digit that chooses it. */
export function CandidateRow({ dictionary, composition, page, room, onAction }: CandidateRowProps) {
  const { t } = useLanguage();
  const pages = useMemo(
    () => candidatePages(candidatesOf(dictionary, composition), room),
    [dictionary, composition, room],
  );
  return (
    <div className="keyboard-candidates" data-testid="keyboard-candidates">
      <ul aria-label={t('keyboard.candidates')}>
        {pages[page]?.map((candidate, index) => (
          <li key={candidate.text}>
            <CandidateKey
              candidate={candidate}
              number={index + 1}
              onChoose={() => onAction({ kind: 'chooseCandidate', candidate })}
            />
          </li>
        ))}
      </ul>
      {pages.length > 1 && (
        <>
          <PageKey by={-1} enabled={page > 0} onAction={onAction} />
          <PageKey by={1} enabled={page < pages.length - 1} onAction={onAction} />
        </>
      )}
    </div>
  );
}

interface CandidateKeyProps {
  readonly candidate: Candidate;
  readonly number: number;
  readonly onChoose: () => void;
}

function CandidateKey({ candidate, number, onChoose }: CandidateKeyProps) {
  const { t } = useLanguage();
  const { text } = candidate;
  return (
    <button
      type="button"
      className="keyboard-candidate"
      tabIndex={-1}
      aria-label={t('keyboard.candidate', { number: String(number), text })}
      data-testid={`keyboard-candidate-${number}`}
      {...usePress(onChoose)}
    >
      <small>{number}</small>
      <span lang="zh-CN">{text}</span>
    </button>
  );
}

interface PageKeyProps {
  readonly by: 1 | -1;
  readonly enabled: boolean;
  readonly onAction: (action: KeyAction) => void;
}

function PageKey({ by, enabled, onAction }: PageKeyProps) {
  const { t } = useLanguage();
  const handlers = usePress(() => {
    if (enabled) onAction({ kind: 'turnPage', by });
  });
  return (
    <button
      type="button"
      className="keyboard-key keyboard-key-quiet"
      tabIndex={-1}
      aria-label={t(by === 1 ? 'keyboard.later' : 'keyboard.earlier')}
      aria-disabled={enabled ? undefined : true}
      data-testid={by === 1 ? 'keyboard-later' : 'keyboard-earlier'}
      {...handlers}
    >
      {by === 1 ? <RightIcon /> : <LeftIcon />}
    </button>
  );
}
