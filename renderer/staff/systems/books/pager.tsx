import { BOOKS_PAGE } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { ArrowIcon, BackIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';

export interface PagerProps {
  /** The first one shown, from 0. */
  readonly start: number;
  readonly shown: number;
  readonly total: number;
  readonly onStart: (start: number) => void;
}

/** Which ones are shown, and the way to the others. Nothing where all of them are. */
export function Pager({ start, shown, total, onStart }: PagerProps) {
  const { t } = useLanguage();
  if (start === 0 && total <= shown) return null;
  const end = start + shown;
  return (
    <div className="books-pager">
      <Button
        label={t('staff.books.previous')}
        testId="page-previous"
        disabled={start === 0}
        onPress={() => onStart(Math.max(0, start - BOOKS_PAGE))}
      >
        <BackIcon />
      </Button>
      <span data-testid="page-range">
        {t('staff.books.range', { from: shown === 0 ? end : start + 1, to: end, total })}
      </span>
      <Button
        label={t('staff.books.next')}
        testId="page-next"
        disabled={end >= total}
        onPress={() => onStart(start + BOOKS_PAGE)}
      >
        <ArrowIcon />
      </Button>
    </div>
  );
}
