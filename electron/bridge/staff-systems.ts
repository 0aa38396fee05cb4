import type { StaffPerson } from '../../shared/contract/staff.ts';
import type { SystemId } from '../../shared/contract/staff-systems.ts';
import { ok } from '../../shared/domain/result.ts';
import { mayDo } from '../../shared/domain/staff.ts';
import type { SystemsDesk } from '../services/staff/systems/systems-desk.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export function staffSystemsHandlers({ guard, systems }: { guard: StaffGuard; systems: SystemsDesk }) {
  return {
    listSystems: guard.see('seeSystems', async (_input, who) => ok(systems.list(maySeeDetail(who)))),
    askSystem: guard.see('seeSystems', async ({ systemId }, who) =>
      ok(await systems.ask(systemId, maySeeDetail(who))),
    ),
    listUndelivered: guard.see('seeSystems', async ({ systemId }) => ok(systems.listUndelivered(systemId))),
    sendMessageAgain: guard.order(
      'resendMessages',
      'sendMessageAgain',
      ({ systemId, messageId }: { systemId: SystemId; messageId: number }) => ({ systemId, messageId }),
      async ({ systemId, messageId }) =>
        ok(
          systems.sendAgain(systemId, messageId)
            ? { kind: 'done' as const }
            : { kind: 'refused' as const, reason: 'gone' as const },
        ),
    ),
  } satisfies Partial<BridgeHandlers>;
}

/** The words of another system are of use to whoever sets it up, and to nobody else. */
const maySeeDetail = ({ role }: StaffPerson) => mayDo(role, 'allSettings');
