import * as z from 'zod';
import { type ClosedMessage, closedMessageSchema } from '../../../shared/contract/kiosk.ts';
import type { StaffKeeper } from '../staff/staff-service.ts';

/** Whether staff closed the kiosk, and what shoppers read meanwhile. Outlives a restart. */
export interface ClosedSwitch {
  isClosed(): boolean;
  /** Kept while the kiosk is open too, for the next time. */
  message(): ClosedMessage;
  /** Durable when it returns. Throws when the disk does not take it. */
  set(closed: boolean, message: ClosedMessage): void;
}

const KEY = 'closed-by-staff';
const keptSchema = z.object({
  closed: z.boolean(),
  message: closedMessageSchema,
});

export function createClosedSwitch(keeper: StaffKeeper, now: () => number): ClosedSwitch {
  // Read once: it is asked for every second.
  let kept = keptSchema.safeParse(keeper.get(KEY)?.value).data ?? {
    closed: false,
    message: { en: null, 'zh-CN': null },
  };
  return {
    isClosed: () => kept.closed,
    message: () => kept.message,
    set: (closed, message) => {
      const next = { closed, message: { en: message.en || null, 'zh-CN': message['zh-CN'] || null } };
      keeper.set(KEY, next, now());
      kept = next;
    },
  };
}
