import { NO_PURCHASE, type Purchase } from '../sale/discount.ts';
import type { MemberVisit } from './member-visit.ts';
import type { MembersService } from './members-service.ts';

/** The visit of the shopper at the screen: it opens and closes with their session, and nothing of it outlives that. */
export interface VisitDesk {
  open(): void;
  close(): void;
  /** Null: nobody is at the screen. */
  current(): MemberVisit | null;
  /** For the sale that begins now. */
  purchase(): Purchase;
}

export function createVisitDesk(members: Pick<MembersService, 'openVisit'>): VisitDesk {
  let visit: MemberVisit | null = null;
  const close = () => {
    visit?.close();
    visit = null;
  };
  return {
    open: () => {
      close();
      visit = members.openVisit();
    },
    close,
    current: () => visit,
    purchase: () => visit?.purchase() ?? NO_PURCHASE,
  };
}
