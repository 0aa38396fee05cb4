import * as z from 'zod';
import type { EnterStaffResult, OpenClaim } from '../../../shared/contract/staff.ts';
import type { Clock } from '../../system/clock.ts';
import type { Sale } from '../sale/sale.ts';
import { isPin } from './pin.ts';

/** After `freeTries` wrong PINs each further one locks the pad for twice as long. */
const LIMITS = {
  freeTries: 3,
  firstLockMs: 30_000,
  longestLockMs: 3_600_000,
  leaveAfterMs: 5 * 60_000,
} as const;

export interface StaffKeeper {
  get(key: string): { value: unknown } | null;
  set(key: string, value: unknown, atMs: number): void;
}

export interface StaffServiceOptions {
  readonly pinHash: string | null;
  /** Where wrong tries outlive a restart. */
  readonly keeper: StaffKeeper;
  readonly clock: Clock;
  openSales(): readonly Sale[];
}

export interface StaffService {
  enter(pin: string): EnterStaffResult;
  leave(): void;
  isInside(): boolean;
  /** What staff owe, the oldest first. */
  openClaims(): OpenClaim[];
}

const triesSchema = z.object({ wrong: z.number(), lockedUntilMs: z.number() });
const KEY = 'staff-tries';

export function createStaffService({ pinHash, keeper, clock, openSales }: StaffServiceOptions): StaffService {
  let insideUntilMs = 0;
  const tries = () => triesSchema.safeParse(keeper.get(KEY)?.value).data ?? { wrong: 0, lockedUntilMs: 0 };

  const recordWrong = () => {
    const wrong = tries().wrong + 1;
    const over = wrong - LIMITS.freeTries;
    const lockMs = over < 0 ? 0 : Math.min(LIMITS.longestLockMs, LIMITS.firstLockMs * 2 ** over);
    keeper.set(KEY, { wrong, lockedUntilMs: clock.now() + lockMs }, clock.now());
  };

  return {
    enter: (pin) => {
      if (pinHash === null) return { kind: 'notConfigured' };
      const lockedMs = tries().lockedUntilMs - clock.now();
      if (lockedMs > 0) return { kind: 'lockedOut', retryAfterSeconds: Math.ceil(lockedMs / 1000) };
      if (!isPin(pin, pinHash)) {
        recordWrong();
        return { kind: 'wrongPin' };
      }
      keeper.set(KEY, { wrong: 0, lockedUntilMs: 0 }, clock.now());
      insideUntilMs = clock.now() + LIMITS.leaveAfterMs;
      return { kind: 'entered' };
    },
    leave: () => {
      insideUntilMs = 0;
    },
    isInside: () => clock.now() < insideUntilMs,
    openClaims: () =>
      openSales()
        .flatMap(claimsOf)
        .sort((a, b) => a.openedAtMs - b.openedAtMs),
  };
}

function claimsOf(sale: Sale): OpenClaim[] {
  return sale.claims.map(({ code, reason, amountMinor, openedAtMs, paymentId }) => ({
    saleId: sale.saleId,
    code,
    reason,
    amountMinor,
    openedAtMs,
    modelName: sale.modelName,
    paymentId,
    queueNo: sale.order?.placed?.queueNo ?? null,
  }));
}
