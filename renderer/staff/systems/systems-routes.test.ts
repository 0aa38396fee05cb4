import { beforeEach, expect, it } from 'vitest';
import { SYSTEM_IDS } from '../../../shared/contract/staff-systems.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { BOOKS_PAGES, routeOf, showBooks, showMessages, showSystems } from './systems-routes.ts';

const here = () => routeOf(useStaffStore.getState().focus);

beforeEach(() => showSystems());

it('leads to each page, and from anything else to the list', () => {
  expect(here()).toEqual({ kind: 'list' });
  showBooks();
  expect(here()).toEqual({ kind: 'books', page: null });
  for (const page of BOOKS_PAGES) {
    showBooks(page);
    expect(here()).toEqual({ kind: 'books', page });
  }
  for (const systemId of SYSTEM_IDS) {
    showMessages(systemId);
    expect(here()).toEqual({ kind: 'messages', systemId });
  }
  expect(routeOf('messages-nobody')).toEqual({ kind: 'list' });
});
