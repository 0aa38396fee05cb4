import * as z from 'zod';
import type { EnterStaffResult, OpenClaim, StaffPerson } from '../../../shared/contract/staff.ts';
import type { StaffAction } from '../../../shared/domain/staff-action.ts';
import type { AuditLog } from '../../journal/audit.ts';
import type { Clock } from '../../system/clock.ts';
import type { Claim, Sale } from '../sale/sale.ts';
import { openClaims, owedMinor } from '../sale/settlement.ts';
import type { People } from './people.ts';

/** After `freeTries` wrong PINs each further one locks the pad for twice as long. */
const LIMITS = {
  freeTries: 3,
  firstLockMs: 30_000,
  longestLockMs: 3_600_000,
  /** The page leaves earlier by itself; this is for a page that is gone. */
  leaveAfterMs: 5 * 60_000,
} as const;

export interface StaffKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface StaffServiceOptions {
  readonly people: People;
  readonly audit: Pick<AuditLog, 'append'>;
  /** Where wrong tries outlive a restart. */
  readonly keeper: StaffKeeper;
  readonly clock: Clock;
  openSales(): readonly Sale[];
}

/** The answer to a PIN that confirms one thing, and opens nothing. */
export type PinAnswer =
  | { readonly kind: 'known'; readonly person: StaffPerson }
  | Exclude<EnterStaffResult, { kind: 'entered' }>;

export interface StaffService {
  enter(pin: string): Promise<EnterStaffResult>;
  /** Counts a wrong PIN as `enter` does. */
  checkPin(pin: string): Promise<PinAnswer>;
  leave(): void;
  /** Somebody touched the staff's page. */
  stay(): void;
  /** Who is inside now. */
  inside(): StaffPerson | null;
  /** What staff owe, the oldest first. */
  openClaims(): OpenClaim[];
}

const triesSchema = z.object({ wrong: z.number(), lockedUntilMs: z.number() });
const KEY = 'staff-tries';

export function createStaffService(options: StaffServiceOptions): StaffService {
  const { people, audit, keeper, clock, openSales } = options;
  let session: { readonly person: StaffPerson; readonly untilMs: number } | null = null;
  let checking: Promise<unknown> = Promise.resolve();

  const tries = () => triesSchema.safeParse(keeper.get(KEY)?.value).data ?? { wrong: 0, lockedUntilMs: 0 };

  const lockMs = (wrong: number) => {
    const over = wrong - LIMITS.freeTries;
    return over < 0 ? 0 : Math.min(LIMITS.longestLockMs, LIMITS.firstLockMs * 2 ** over);
  };

  /** A clock that was set back must not lock for longer than any lock lasts. */
  const lockedMs = (): number => {
    const { wrong, lockedUntilMs } = tries();
    const leftMs = lockedUntilMs - clock.now();
    if (leftMs <= LIMITS.longestLockMs) return leftMs;
    keeper.set(KEY, { wrong, lockedUntilMs: clock.now() + LIMITS.longestLockMs }, clock.now());
    return LIMITS.longestLockMs;
  };

  const note = (
    action: StaffAction,
    person: StaffPerson | null,
    outcome: 'ordered' | 'refused' = 'ordered',
  ) =>
    audit.append({
      atMs: clock.now(),
      personId: person?.personId ?? null,
      personName: person?.name ?? '',
      action,
      outcome,
      detail: {},
    });

  const check = async (pin: string): Promise<PinAnswer> => {
    if (people.isEmpty()) return { kind: 'notConfigured' };
    if (lockedMs() > 0) return { kind: 'lockedOut', retryAfterSeconds: Math.ceil(lockedMs() / 1000) };
    // Counted before it is looked at: pulling the plug meanwhile wins no try.
    const wrong = tries().wrong + 1;
    keeper.set(KEY, { wrong, lockedUntilMs: clock.now() + lockMs(wrong) }, clock.now());
    const person = await people.byPin(pin);
    if (!person) {
      note('wrongPin', null, 'refused');
      return { kind: 'wrongPin' };
    }
    keeper.set(KEY, { wrong: 0, lockedUntilMs: 0 }, clock.now());
    return { kind: 'known', person };
  };

  /** One after the other, so that many tries at once count as many. */
  const checkPin = (pin: string): Promise<PinAnswer> => {
    const answer = checking.then(() => check(pin));
    checking = answer.catch(() => undefined);
    return answer;
  };

  const inside = () => (session && clock.steadyMs() < session.untilMs ? session.person : null);
  const open = (person: StaffPerson) => {
    session = { person, untilMs: clock.steadyMs() + LIMITS.leaveAfterMs };
  };

  return {
    enter: async (pin) => {
      const answer = await checkPin(pin);
      if (answer.kind !== 'known') return answer;
      note('entered', answer.person);
      people.recordEntry(answer.person.personId);
      open(answer.person);
      return { kind: 'entered', person: answer.person };
    },
    checkPin,
    leave: () => {
      const person = inside();
      session = null;
      if (person) note('left', person);
    },
    stay: () => {
      const person = inside();
      if (person) open(person);
    },
    inside,
    openClaims: () =>
      openSales()
        .flatMap(claimsOf)
        .sort((a, b) => a.openedAtMs - b.openedAtMs),
  };
}

function claimsOf(sale: Sale): OpenClaim[] {
  return openClaims(sale).map((claim) => claimOf(sale, claim));
}

function claimOf(sale: Sale, claim: Claim): OpenClaim {
  const { code, reason, openedAtMs, paymentId } = claim;
  return {
    saleId: sale.saleId,
    code,
    reason,
    amountMinor: owedMinor(sale, claim),
    openedAtMs,
    modelName: sale.modelName,
    paymentId,
    queueNo: sale.order?.placed?.queueNo ?? null,
  };
}
