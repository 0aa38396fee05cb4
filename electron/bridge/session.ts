import { ok } from '../../shared/domain/result.ts';
import type { SaleService } from '../services/sale/sale-service.ts';
import type { SessionService } from '../services/session/session-service.ts';
import { refuse } from './refuse.ts';
import type { BridgeHandlers } from './types.ts';

/** Anybody at the screen may begin and end a session: there is one screen, and one shopper before it. */
export function sessionHandlers(sessions: SessionService, sales: SaleService, mayBegin: () => boolean) {
  return {
    startSession: async ({ locale }) => {
      if (!mayBegin()) return refuse('unavailable', 'the kiosk is out of service');
      await cancelRunning(sessions, sales, 'shopper');
      return ok(await sessions.start(locale));
    },
    changeLocale: async ({ locale }) => {
      const session = await sessions.changeLocale(locale);
      return session ? ok(session) : refuse('notFound', 'there is no session');
    },
    getSession: async () => {
      sessions.touch();
      return ok(sessions.current());
    },
    // Hosts that care hear it before it comes here.
    tellAlive: async () => ok({}),
    keepDraft: async ({ sessionId, draft }) => {
      if (sessions.current()?.sessionId !== sessionId) return refuse('conflict', 'another session is open');
      sessions.touch();
      const kept = sessions.keepDraft(draft);
      return kept.ok ? ok({}) : refuse('badCall', kept.error);
    },
    getDraft: async () => ok(sessions.takeDraft()),
    endSession: async ({ reason }) => {
      await endSession(sessions, sales, reason);
      return ok({});
    },
  } satisfies Partial<BridgeHandlers>;
}

/** Ends the open session and, unless it is paid, its sale. */
export async function endSession(
  sessions: SessionService,
  sales: SaleService,
  reason: 'finished' | 'cancelled' | 'idle',
): Promise<void> {
  const ended = sessions.current();
  await cancelRunning(sessions, sales, reason === 'idle' ? 'idle' : 'shopper');
  // While the last look at the payment went on, the next shopper may have begun.
  if (sessions.current()?.sessionId === ended?.sessionId) await sessions.end(reason);
}

/** An unpaid sale ends with its session. A paid one goes on without its shopper; `cancel` leaves it alone. */
async function cancelRunning(
  sessions: SessionService,
  sales: SaleService,
  by: 'shopper' | 'idle',
): Promise<void> {
  const saleId = sessions.current()?.saleId;
  if (saleId) await sales.cancel(saleId, by);
}
