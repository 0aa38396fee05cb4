import { assertNever } from '../../../shared/domain/assert-never.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { AccessPage } from './books/access-page.tsx';
import { BooksHome } from './books/books-home.tsx';
import { CabinetsPage } from './books/cabinets-page.tsx';
import { DownloadPage } from './books/download-page.tsx';
import { OrdersPage } from './books/orders-page.tsx';
import { MessagesPage } from './messages-page.tsx';
import { SystemsList } from './systems-list.tsx';
import { type BooksPage, routeOf } from './systems-routes.ts';
import './systems.css';

/** Every system that the kiosk works with, and the operator's books. */
export function SystemsPage() {
  const route = routeOf(useStaffStore((state) => state.focus));
  switch (route.kind) {
    case 'list':
      return <SystemsList />;
    case 'messages':
      return <MessagesPage key={route.systemId} systemId={route.systemId} />;
    case 'books':
      return <Books page={route.page} />;
    default:
      return assertNever(route);
  }
}

function Books({ page }: { readonly page: BooksPage | null }) {
  switch (page) {
    case null:
      return <BooksHome />;
    case 'orders':
      return <OrdersPage />;
    case 'download':
      return <DownloadPage />;
    case 'cabinets':
      return <CabinetsPage />;
    case 'access':
      return <AccessPage />;
    default:
      return assertNever(page);
  }
}
