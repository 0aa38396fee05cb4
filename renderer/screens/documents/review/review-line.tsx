import { useLanguage } from '../../../state/language.ts';
import { PagePicture } from '../page-picture.tsx';
import { paperWords } from '../price/settle-lines.tsx';
import { goToDocumentStep, useDocumentStore } from '../state/document-store.ts';
import { pagesOnSide, sheetCount } from '../state/layouts.ts';
import type { ReadyDocument } from '../state/ready-documents.ts';

/** One file in words. A touch leads back to its options. */
export function ReviewLine({ document }: { readonly document: ReadyDocument }) {
  const language = useLanguage();
  const { t } = language;
  const { documentId, name, pageCount, aspect, choice } = document;
  const { startPage, endPage, copies } = choice;
  const onSide = pagesOnSide(choice);
  const isAll = startPage === 1 && endPage === pageCount;
  const details = [
    isAll
      ? t('documents.pages', { count: pageCount })
      : t('documents.review.range', { start: startPage, end: endPage }),
    t('documents.review.copies', { count: copies }),
    onSide > 1 && t('documents.options.pagesOnSide', { count: onSide }),
  ];
  const change = () => {
    useDocumentStore.setState({ shownId: documentId });
    goToDocumentStep('options');
  };
  return (
    <li>
      <button
        type="button"
        className="review-line"
        data-testid={`document-line-${documentId}`}
        onClick={change}
      >
        <span className="review-page">
          <PagePicture
            documentId={documentId}
            page={startPage}
            aspect={aspect}
            mono={choice.color === 'mono'}
            eager
          />
        </span>
        <span className="review-words">
          <strong>{name}</strong>
          <span>{details.filter(Boolean).join(' · ')}</span>
          <span>{paperWords(choice, language)}</span>
        </span>
        <span className="review-sheets">
          <strong>{sheetCount(choice)}</strong>
          {t('documents.review.sheets', { count: sheetCount(choice) })}
        </span>
      </button>
    </li>
  );
}
