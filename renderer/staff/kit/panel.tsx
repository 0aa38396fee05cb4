import { type ReactNode, useId } from 'react';
import { Icon } from '../../components/icon.tsx';
import './panel.css';

export interface PanelProps {
  readonly title: string;
  /** Beside the title: a sum, a state, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** One part of a staff page: a title and what belongs under it. */
export function Panel({ title, aside, children, testId }: PanelProps) {
  const titleId = useId();
  return (
    <section className="panel-card" aria-labelledby={titleId} data-testid={testId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {aside !== undefined && <div className="panel-card-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** Names and values, two by two. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type PillTone = 'good' | 'busy' | 'warning' | 'bad' | 'plain';

/** A state in one word, with a colour that says the same. */
export function Pill({ tone, children }: { readonly tone: PillTone; readonly children: ReactNode }) {
  return <span className={`pill pill-${tone}`}>{children}</span>;
}

/** A row of buttons that wraps. */
export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className="staff-buttons">{children}</div>;
}

const ChevronIcon = () => (
  <Icon className="row-chevron">
    <path d="M9 5l7 7-7 7" />
  </Icon>
);

export interface RowProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** At the right: a state, an amount. */
  readonly end?: ReactNode;
  readonly onPress?: () => void;
  readonly testId?: string;
}

/** One line of a list; it can be pressed where it leads somewhere. */
export function Row({ title, text, end, onPress, testId }: RowProps) {
  const inside = (
    <>
      <span className="row-words">
        <strong>{title}</strong>
        {text !== undefined && <small>{text}</small>}
      </span>
      {(end !== undefined || onPress) && (
        <span className="row-end">
          {end}
          {onPress && <ChevronIcon />}
        </span>
      )}
    </>
  );
  return onPress ? (
    <button type="button" className="row row-button" onClick={onPress} data-testid={testId}>
      {inside}
    </button>
  ) : (
    <div className="row" data-testid={testId}>
      {inside}
    </div>
  );
}
