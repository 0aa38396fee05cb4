import type { BooksRefused } from '../../../../shared/contract/staff-books.ts';
import { ListFailed } from '../../../components/list-state.tsx';
import { useLanguage } from '../../../state/language.ts';
import { refusalText } from './books-words.ts';

export interface BooksTroubleProps {
  /** Null: the kiosk itself did not answer. */
  readonly refused: BooksRefused | null;
  readonly busy: boolean;
  readonly onRetry: () => void;
}

/** In place of what could not be read: why, and trying again. */
export function BooksTrouble({ refused, busy, onRetry }: BooksTroubleProps) {
  const language = useLanguage();
  const text = refused ? refusalText(refused, language) : language.t('staff.failed');
  return <ListFailed text={text} busy={busy} onRetry={onRetry} />;
}
