import type { ReactNode } from 'react';
import type { DeviceView } from '../../../shared/contract/devices.ts';
import type { MachinePart } from '../../../shared/contract/machine-panel.ts';
import { listIn } from '../look.ts';
import { useWords } from '../panel-context.ts';
import type { Word } from '../panel-words.ts';
import './part-card.css';
import { StatusPill } from '../status-pill.tsx';
import { VerbButtons, VerbPairRow } from './verb-buttons.tsx';
import { rowsOf } from './verb-rows.ts';

export interface PartCardProps {
  readonly part: MachinePart;
  readonly title: Word;
  /** How the kiosk's driver sees the device. */
  readonly device: DeviceView | undefined;
}

/** A device of its own: how the kiosk sees it, and all that can happen to it. */
export function PartCard({ part, title, device }: PartCardProps) {
  const { t } = useWords();
  return (
    <section
      className="plate part"
      id={`part-${part.partId}`}
      data-testid={`part-${part.partId}`}
      aria-label={t(title)}
    >
      <header className="part-head">
        <h3>{t(title)}</h3>
        {device && <StatusPill device={device} />}
      </header>
      <NextOutcomes part={part} />
      <PartVerbs part={part} />
    </section>
  );
}

/** What was said to come next, where a thing keeps a list of that. */
function NextOutcomes({ part }: Pick<PartCardProps, 'part'>) {
  const { t, outcome } = useWords();
  const next = listIn(part.look, 'next');
  if (next.length === 0) return null;
  return (
    <p role="status">{t('comesNext', { next: next.map((each) => outcome(String(each))).join(' → ') })}</p>
  );
}

export interface PartVerbsProps {
  readonly part: MachinePart;
  /** Controls of its own, in place of the verbs named in `covers`. */
  readonly children?: ReactNode;
  readonly covers?: readonly string[];
}

/** What a shopper does to a thing, what can be wrong with it and what puts it right; folded away, what is seldom wanted. */
export function PartVerbs({ part, children, covers = [] }: PartVerbsProps) {
  const { t } = useWords();
  const { hand, pairs, trouble, repair, rarePairs, rare } = rowsOf(part, covers);
  const rows = (list: typeof pairs) =>
    list.map((pair) => <VerbPairRow key={pair.bad.name} part={part} pair={pair} />);
  return (
    <>
      {children}
      <VerbButtons part={part} tone="hand" verbs={hand} />
      {pairs.length > 0 && <div className="pairs">{rows(pairs)}</div>}
      <div className="verbs">
        <VerbButtons part={part} tone="trouble" verbs={trouble} />
        <VerbButtons part={part} tone="repair" verbs={repair} />
      </div>
      {rarePairs.length + rare.length > 0 && (
        <details>
          <summary className={rarePairs.some(({ isSo }) => isSo) ? 'more more-so' : 'more'}>
            {t('other')}
          </summary>
          <div className="pairs">{rows(rarePairs)}</div>
          <VerbButtons part={part} tone="rare" verbs={rare} />
        </details>
      )}
    </>
  );
}
