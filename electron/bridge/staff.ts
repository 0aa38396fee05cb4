import type { PeopleAnswer, PeopleRefusal } from '../../shared/contract/staff.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { AuditLog } from '../journal/audit.ts';
import type { DocumentDesk } from '../services/documents/staff-desk.ts';
import type { People } from '../services/staff/people.ts';
import type { StaffService } from '../services/staff/staff-service.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface StaffCalls {
  readonly staff: StaffService;
  readonly people: People;
  readonly audit: Pick<AuditLog, 'list' | 'brokenAt'>;
  readonly guard: StaffGuard;
  /** Null, or none: this kiosk prints no documents. */
  readonly documents?: Pick<DocumentDesk, 'openClaims'> | null;
}

/** How many lines of the audit log go to the page at once. */
const AUDIT_LINES = 50;

export function staffHandlers({ staff, people, audit, guard, documents = null }: StaffCalls) {
  const answer = (result: Result<void, PeopleRefusal>): Result<PeopleAnswer, never> =>
    ok(
      result.ok
        ? { kind: 'done' as const, people: people.list() }
        : { kind: 'refused' as const, reason: result.error },
    );
  return {
    enterStaff: async ({ pin }) => ok(await staff.enter(pin)),
    leaveStaff: async () => {
      staff.leave();
      return ok({});
    },
    stayStaff: async () => {
      staff.stay();
      return ok({});
    },
    listOpenClaims: guard.see('seeSales', async () =>
      ok({ sales: staff.openClaims(), documents: (await documents?.openClaims()) ?? [] }),
    ),
    listPeople: guard.see('seePeople', async () => ok(people.list())),
    addPerson: guard.order(
      'changePeople',
      'addPerson',
      ({ name, role }) => ({ name, role }),
      async (wish, who) => answer(await people.add(wish, who)),
    ),
    changePerson: guard.order(
      'changePeople',
      'changePerson',
      ({ personId, name, role, pin }) => ({ personId, name, role, newPin: pin !== null }),
      async ({ personId, ...wish }, who) => answer(await people.change(personId, wish, who)),
    ),
    removePerson: guard.order(
      'changePeople',
      'removePerson',
      ({ personId }) => ({ personId }),
      async ({ personId }, who) => answer(people.remove(personId, who)),
    ),
    listAudit: guard.see('seeAudit', async ({ before }) =>
      ok({ lines: audit.list(before, AUDIT_LINES), brokenAt: audit.brokenAt() }),
    ),
  } satisfies Partial<BridgeHandlers>;
}
