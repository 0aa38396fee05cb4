import { SYSTEM_IDS, type SystemId } from '../../../shared/contract/staff-systems.ts';
import { showStaffPage } from '../../state/staff-store.ts';

/** The pages of the operator's books. */
export const BOOKS_PAGES = ['orders', 'download', 'cabinets', 'access'] as const;
export type BooksPage = (typeof BOOKS_PAGES)[number];

/** Where one is within the page of systems: by the focus of the staff's store, so that others can lead to it. */
export type SystemsRoute =
  | { readonly kind: 'list' }
  | { readonly kind: 'messages'; readonly systemId: SystemId }
  | { readonly kind: 'books'; readonly page: BooksPage | null };

export function routeOf(focus: string | null): SystemsRoute {
  const [, part = '', name = ''] = /^(messages|books)-?(\w*)$/.exec(focus ?? '') ?? [];
  const systemId = SYSTEM_IDS.find((each) => each === name);
  if (part === 'messages' && systemId) return { kind: 'messages', systemId };
  if (part === 'books') return { kind: 'books', page: BOOKS_PAGES.find((each) => each === name) ?? null };
  return { kind: 'list' };
}

export const showSystems = () => showStaffPage('systems');
export const showMessages = (systemId: SystemId) => showStaffPage('systems', `messages-${systemId}`);
export const showBooks = (page: BooksPage | null = null) =>
  showStaffPage('systems', page === null ? 'books' : `books-${page}`);
