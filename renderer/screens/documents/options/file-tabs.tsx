import { useLanguage } from '../../../state/language.ts';
import { useDocumentStore } from '../state/document-store.ts';
import type { ReadyDocument } from '../state/ready-documents.ts';

export interface FileTabsProps {
  readonly documents: readonly ReadyDocument[];
  readonly shown: ReadyDocument;
}

/** From file to file: each has its own choices. */
export function FileTabs({ documents, shown }: FileTabsProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="file-tabs" aria-label={t('documents.options.files')}>
      {documents.map((document) => (
        <button
          key={document.documentId}
          type="button"
          aria-pressed={document === shown}
          data-testid={`document-tab-${document.documentId}`}
          onClick={() => useDocumentStore.setState({ shownId: document.documentId })}
        >
          <span>{document.name}</span>
        </button>
      ))}
    </fieldset>
  );
}
