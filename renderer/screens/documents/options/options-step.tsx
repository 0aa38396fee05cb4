import { Button } from '../../../components/button.tsx';
import { ScreenFrame } from '../../../components/screen-frame.tsx';
import { useLanguage } from '../../../state/language.ts';
import { PriceBar } from '../price/price-bar.tsx';
import { usePrice } from '../price/use-price.ts';
import { ShopProblems } from '../shop-problems.tsx';
import { useDocumentShop } from '../state/document-shop.ts';
import { goToDocumentStep, useDocumentStore } from '../state/document-store.ts';
import { useReadyDocuments } from '../state/ready-documents.ts';
import { ChoiceForm } from './choice-form.tsx';
import { FileTabs } from './file-tabs.tsx';
import './options.css';

/** The second step: how each file is printed, with the sheet that comes out of it. */
export function OptionsStep() {
  const { t } = useLanguage();
  const documents = useReadyDocuments();
  const shownId = useDocumentStore((state) => state.shownId);
  const shop = useDocumentShop().data;
  const price = usePrice();
  const shown = documents.find(({ documentId }) => documentId === shownId) ?? documents[0];
  if (!shown) return null;
  return (
    <ScreenFrame
      testId="document-options"
      title={t('documents.options.title')}
      help="documents.options"
      progress="options"
      onBack={() => goToDocumentStep('files')}
      leave="documents"
      notices={<ShopProblems shop={shop} />}
      actions={
        <>
          <PriceBar price={price} />
          <Button
            tone="primary"
            testId="document-options-done"
            disabled={price.kind !== 'priced' || price.isOld}
            onPress={() => goToDocumentStep('review')}
          >
            {t('documents.options.next')}
          </Button>
        </>
      }
    >
      <div className="options">
        {documents.length > 1 && <FileTabs documents={documents} shown={shown} />}
        <ChoiceForm
          key={shown.documentId}
          document={shown}
          others={documents.filter((each) => each !== shown)}
          prices={shop?.prices ?? []}
        />
      </div>
    </ScreenFrame>
  );
}
