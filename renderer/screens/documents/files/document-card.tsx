import type { ShopperDocument } from '../../../../shared/contract/documents.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { WarningIcon } from '../../../components/icons.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useLanguage } from '../../../state/language.ts';
import { RemoveIcon } from '../icons.tsx';
import { PagePicture } from '../page-picture.tsx';
import { removeDocument } from '../state/tray-actions.ts';
import './document-card.css';

/** A file of this visit: its first page, its name, and how it is with it. */
export function DocumentCard({ document }: { readonly document: ShopperDocument }) {
  const { t } = useLanguage();
  const { documentId, name, kind } = document;
  const [remove, removing] = useAction(() => removeDocument(documentId));
  return (
    <li
      className={`file-card file-${kind}`}
      data-testid={`document-${documentId}`}
      data-state={kind}
      aria-busy={kind === 'reading' || removing || undefined}
    >
      <div className="file-look">
        <Look document={document} />
      </div>
      <div className="file-words">
        <strong>{name}</strong>
        <State document={document} />
      </div>
      <button
        type="button"
        className="file-remove"
        data-testid={`document-remove-${documentId}`}
        aria-label={t('documents.files.remove', { name })}
        onClick={remove}
      >
        <RemoveIcon />
      </button>
    </li>
  );
}

function Look({ document }: { readonly document: ShopperDocument }) {
  switch (document.kind) {
    case 'reading':
      return (
        <span className="page file-blank">
          <span className="page-sketch" aria-hidden="true" />
        </span>
      );
    case 'ready':
      return <PagePicture documentId={document.documentId} page={1} aspect={document.aspect} />;
    case 'refused':
      return <WarningIcon />;
    default:
      return assertNever(document);
  }
}

function State({ document }: { readonly document: ShopperDocument }) {
  const { t } = useLanguage();
  switch (document.kind) {
    case 'reading':
      return <span role="status">{t('documents.files.state.reading')}</span>;
    case 'ready':
      return <span>{t('documents.pages', { count: document.pageCount })}</span>;
    case 'refused':
      return <span role="status">{t(`documents.refused.${document.reason}`)}</span>;
    default:
      return assertNever(document);
  }
}
