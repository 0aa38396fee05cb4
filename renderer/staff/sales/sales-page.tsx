import { useStaffStore } from '../../state/staff-store.ts';
import { OwedPanel } from './owed-panel.tsx';
import { SalePage } from './sale-page.tsx';
import { SalesList } from './sales-list.tsx';
import './sales.css';

/** All sales: first what is owed, then the list; or the page of one. */
export function SalesPage() {
  const focus = useStaffStore((state) => state.focus);
  if (focus !== null) return <SalePage key={focus} saleId={focus} />;
  return (
    <>
      <OwedPanel />
      <SalesList />
    </>
  );
}
