import { useEffect } from 'react';
import type { DocumentOrderView } from '../../../shared/contract/document-orders.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { bridge } from '../../bridge/connect.ts';
import { FilesStep } from './files/files-step.tsx';
import { OptionsStep } from './options/options-step.tsx';
import { OrderScreen } from './order/order-screen.tsx';
import { ReviewStep } from './review/review-step.tsx';
import { useDocumentStore } from './state/document-store.ts';
import { useReadyDocuments } from './state/ready-documents.ts';
import { watchDocuments } from './state/watch-documents.ts';
import './documents.css';

/** Printing documents: the shopper's own step, and from the order on the stage that the main process tells. */
export function DocumentsScreen({ order }: { readonly order: DocumentOrderView | null }) {
  useEffect(() => watchDocuments(bridge()), []);
  return order ? <OrderScreen order={order} /> : <Steps />;
}

function Steps() {
  const step = useDocumentStore((state) => state.step);
  const hasFiles = useReadyDocuments().length > 0;
  // The last file may be removed, or erased, under any step.
  if (!hasFiles) return <FilesStep />;
  switch (step) {
    case 'files':
      return <FilesStep />;
    case 'options':
      return <OptionsStep />;
    case 'review':
      return <ReviewStep />;
    default:
      return assertNever(step);
  }
}
