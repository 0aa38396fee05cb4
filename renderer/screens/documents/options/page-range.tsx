import type { DocumentChoice } from '../../../../shared/contract/documents.ts';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../state/language.ts';
import { PagePicture } from '../page-picture.tsx';
import { moveRange } from '../state/layouts.ts';
import type { ReadyDocument } from '../state/ready-documents.ts';
import { Stepper } from './stepper.tsx';
import './page-range.css';

export interface PageRangeProps {
  readonly document: ReadyDocument;
  readonly choice: DocumentChoice;
  readonly onChange: (changes: Partial<DocumentChoice>) => void;
}

/** From which page to which: by touching pages, or by their numbers. */
export function PageRange({ document, choice, onChange }: PageRangeProps) {
  const { t } = useLanguage();
  const { pageCount } = document;
  const { startPage, endPage } = choice;
  const isAll = startPage === 1 && endPage === pageCount;
  return (
    <div className="page-range">
      <div className="page-range-head">
        <p className="field-label">
          {isAll
            ? t('documents.options.allPages', { count: pageCount })
            : t('documents.options.range', { start: startPage, end: endPage, total: pageCount })}
        </p>
        {!isAll && (
          <Button
            tone="quiet"
            testId="document-all-pages"
            onPress={() => onChange({ startPage: 1, endPage: pageCount })}
          >
            {t('documents.options.takeAll')}
          </Button>
        )}
      </div>
      <ul className="page-strip" data-testid="document-pages">
        {Array.from({ length: pageCount }, (_page, index) => index + 1).map((page) => (
          <li key={page}>
            <button
              type="button"
              className="strip-page"
              aria-label={t('documents.options.page', { page })}
              aria-pressed={page >= startPage && page <= endPage}
              data-testid={`document-page-${page}`}
              onClick={() => onChange(moveRange(choice, page))}
            >
              <PagePicture documentId={document.documentId} page={page} aspect={document.aspect} />
              <span>{page}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="page-ends">
        <Stepper
          label={t('documents.options.from')}
          testId="document-start-page"
          value={startPage}
          minimum={1}
          maximum={endPage}
          onChange={(page) => onChange({ startPage: page })}
        />
        <Stepper
          label={t('documents.options.to')}
          testId="document-end-page"
          value={endPage}
          minimum={startPage}
          maximum={pageCount}
          onChange={(page) => onChange({ endPage: page })}
        />
      </div>
    </div>
  );
}
