import type { ReactNode } from 'react';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { CheckIcon, WarningIcon } from './icons.tsx';
import './list-state.css';

export interface ListFailedProps {
  readonly busy: boolean;
  readonly onRetry: () => void;
  /** Left out: the sentence for shoppers. */
  readonly text?: string;
}

/** In place of a list that could not be read: what happened, and trying again. */
export function ListFailed({ busy, onRetry, text }: ListFailedProps) {
  const { t } = useLanguage();
  return (
    <div className="list-state" role="alert" data-testid="notice">
      <span className="list-sign">
        <WarningIcon />
      </span>
      <h2>{t('list.failedTitle')}</h2>
      <p>{text ?? t('list.failedText')}</p>
      <Button tone="outline" testId="retry" busy={busy} onPress={onRetry}>
        {t('frame.retry')}
      </Button>
    </div>
  );
}

export interface ListEmptyProps {
  readonly text: string;
  /** Nothing in it is as it should be. */
  readonly good?: boolean;
  readonly children?: ReactNode;
}

/** In place of a list that has nothing in it. */
export function ListEmpty({ text, good = false, children }: ListEmptyProps) {
  return (
    <div className="list-state" role="status" data-testid="notice">
      <span className={good ? 'list-sign list-sign-good' : 'list-sign'}>
        {good ? <CheckIcon /> : <WarningIcon />}
      </span>
      <p>{text}</p>
      {children}
    </div>
  );
}
