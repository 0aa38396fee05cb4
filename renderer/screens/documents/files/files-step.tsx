import { useState } from 'react';
import { MAX_DOCUMENTS } from '../../../../shared/contract/documents.ts';
import { Button } from '../../../components/button.tsx';
import { ScreenFrame } from '../../../components/screen-frame.tsx';
import { leaveSession } from '../../../flow/session-actions.ts';
import { useLanguage } from '../../../state/language.ts';
import { ListIcon } from '../icons.tsx';
import { MyOrders } from '../orders/my-orders.tsx';
import { ShopProblems } from '../shop-problems.tsx';
import { useDocumentShop } from '../state/document-shop.ts';
import { goToDocumentStep } from '../state/document-store.ts';
import { isReady, useDocuments } from '../state/ready-documents.ts';
import { DocumentCard } from './document-card.tsx';
import { DocumentWays } from './document-ways.tsx';
import './files.css';

/** The first step: files come in, and lie there as cards. */
export function FilesStep() {
  const { t } = useLanguage();
  const documents = useDocuments();
  const shop = useDocumentShop().data;
  const [ordersOpen, setOrdersOpen] = useState(false);
  const readyCount = documents.filter(isReady).length;
  const isReading = documents.some(({ kind }) => kind === 'reading');
  const isEmpty = documents.length === 0;
  return (
    <ScreenFrame
      testId="documents"
      title={t('documents.files.title')}
      lead={t(isEmpty ? 'documents.files.lead' : 'documents.files.leadMore')}
      help="documents.files"
      progress="files"
      onBack={() => leaveSession('cancelled')}
      leave={isEmpty ? 'nothing' : 'documents'}
      notices={<ShopProblems shop={shop} />}
      actions={
        <Button
          tone="primary"
          testId="document-files-done"
          disabled={readyCount === 0 || isReading}
          onPress={() => goToDocumentStep('options')}
        >
          {isReading || readyCount === 0
            ? t(isReading ? 'documents.files.reading' : 'documents.files.none')
            : t('documents.files.next', { count: readyCount })}
        </Button>
      }
    >
      <div className={isEmpty ? 'files files-empty' : 'files'}>
        <div className="files-in">
          <DocumentWays isFull={documents.length >= MAX_DOCUMENTS} takesOffice={shop?.takesOffice ?? false} />
          <Button
            tone="quiet"
            className="files-orders"
            testId="document-orders"
            onPress={() => setOrdersOpen(true)}
          >
            <ListIcon />
            {t('documents.orders.open')}
          </Button>
        </div>
        {!isEmpty && (
          <ul className="files-tray" data-testid="document-tray">
            {documents.map((document) => (
              <DocumentCard key={document.documentId} document={document} />
            ))}
          </ul>
        )}
      </div>
      {ordersOpen && <MyOrders onClose={() => setOrdersOpen(false)} />}
    </ScreenFrame>
  );
}
