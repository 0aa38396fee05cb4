import type { ReactNode } from 'react';

export type StepMark = 'running' | 'passed' | 'failed' | 'skipped' | 'unclear';

export interface ShownStep {
  readonly name: string;
  readonly mark: StepMark;
  /** The mark in words, for who cannot see it. */
  readonly markText: string;
  /** For the technician, in English. */
  readonly detail: string;
  /** The detail is in the page's language after all. */
  readonly isInWords?: boolean;
}

const SHAPES: Record<StepMark, ReactNode> = {
  running: <circle cx="12" cy="12" r="5" />,
  passed: <path d="M6.5 12.5l3.6 3.6 7.4-8" />,
  failed: <path d="M8 8l8 8M16 8l-8 8" />,
  skipped: <path d="M8 12h8" />,
  unclear: <path d="M9.6 9.4a2.6 2.6 0 1 1 3.7 2.4c-.9.5-1.3 1-1.3 1.9M12 16.8v.1" />,
};

/** What was done, one after the other, each with how it ended. */
export function StepList({
  steps,
  testId,
}: {
  readonly steps: readonly ShownStep[];
  readonly testId: string;
}) {
  return (
    <ol className="test-steps" data-testid={testId}>
      {steps.map(({ name, mark, markText, detail, isInWords = false }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be called the same, and the list is drawn whole
        <li key={index} className={`test-step test-step-${mark}`} data-outcome={mark}>
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.4" aria-hidden="true">
            {SHAPES[mark]}
          </svg>
          <div>
            <strong>
              {name}
              <span className="visually-hidden">: {markText}</span>
            </strong>
            {detail !== '' && <small lang={isInWords ? undefined : 'en'}>{detail}</small>}
          </div>
        </li>
      ))}
    </ol>
  );
}
