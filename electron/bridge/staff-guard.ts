import type { BridgeError } from '../../shared/contract/method.ts';
import type { StaffPerson } from '../../shared/contract/staff.ts';
import type { Result } from '../../shared/domain/result.ts';
import { mayDo, type StaffAct } from '../../shared/domain/staff.ts';
import type { StaffAction } from '../../shared/domain/staff-action.ts';
import type { AuditDetail, AuditLog } from '../journal/audit.ts';
import type { StaffService } from '../services/staff/staff-service.ts';
import type { Clock } from '../system/clock.ts';
import { refuse } from './refuse.ts';

type Work<Input, Output> = (input: Input, who: StaffPerson) => Promise<Result<Output, BridgeError>>;
type Handler<Input, Output> = (input: Input) => Promise<Result<Output, BridgeError>>;

/** Stands before every call of the staff: who is inside, and may they? */
export interface StaffGuard {
  /** A call that only looks. */
  see<Input, Output>(act: StaffAct, work: Work<Input, Output>): Handler<Input, Output>;
  /**
   * A call that does something. It stands in the audit log before it begins, with what `detail` says of it, so that no
   * deed goes unwritten; what is refused is written too. `detail` must hold no secret.
   */
  order<Input, Output>(
    act: StaffAct,
    action: StaffAction,
    detail: (input: Input) => AuditDetail,
    work: Work<Input, Output>,
  ): Handler<Input, Output>;
}

export interface StaffGuardOptions {
  readonly staff: Pick<StaffService, 'inside' | 'stay'>;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

export function createStaffGuard({ staff, audit, clock }: StaffGuardOptions): StaffGuard {
  return {
    see: (act, work) => async (input) => {
      const who = staff.inside();
      if (!who) return noPin();
      return mayDo(who.role, act) ? work(input, who) : noRight(act);
    },
    order: (act, action, detail, work) => async (input) => {
      const who = staff.inside();
      if (!who) return noPin();
      staff.stay();
      const line = { personId: who.personId, personName: who.name, action, detail: detail(input) };
      const isAllowed = mayDo(who.role, act);
      audit.append({ ...line, atMs: clock.now(), outcome: isAllowed ? 'ordered' : 'refused' });
      if (!isAllowed) return noRight(act);
      const result = await work(input, who);
      const why = result.ok ? refusalIn(result.value) : result.error.detail;
      if (why !== null) {
        const detail = { ...line.detail, why };
        audit.append({ ...line, atMs: clock.now(), outcome: 'refused', detail });
      }
      return result;
    },
  };
}

const noPin = () => refuse('notAllowed', 'no PIN was entered');
const noRight = (act: StaffAct) => refuse('notAllowed', `the role may not ${act}`);

/** An answer may say in its own words that the thing was not done: `{ kind: 'refused', reason }`. */
function refusalIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('kind' in value) || value.kind !== 'refused') return null;
  return 'reason' in value ? String(value.reason) : 'refused';
}
