import { useMemo } from 'react';
import { useDocumentOrderStore } from '../state/document-order-store.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { useSaleStore } from '../state/sale-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { useStaffStore } from '../state/staff-store.ts';
import { type Screen, screenOf } from './screen-of.ts';

/** The screen for what the stores hold now. */
export function useScreen(): Screen {
  const status = useKioskStore((state) => state.status);
  const staff = useStaffStore((state) => state.view);
  const step = useSessionStore((state) => state.step);
  const sale = useSaleStore((state) => state.sale);
  const documentOrder = useDocumentOrderStore((state) => state.documentOrder);
  const brand = useDraftStore((state) => state.brand !== null);
  const model = useDraftStore((state) => state.model !== null);
  const print = useDraftStore((state) => state.printFileId !== null);
  return useMemo(
    () => screenOf({ status, staff, step, sale, documentOrder, draft: { brand, model, print } }),
    [status, staff, step, sale, documentOrder, brand, model, print],
  );
}
