import type { DatabaseSync } from 'node:sqlite';

/** Name of the counter that this kiosk's own queue numbers come from; it has no day, and is leapt over by a restore. */
export const QUEUE_COUNTER = 'queueHere';

export interface QueueNumber {
  /** From 1, one more each time. */
  readonly sequence: number;
  /** As the shopper reads it: the letter, and three digits or more. */
  readonly queueNo: string;
}

/** Queue numbers of this kiosk's own, such as `L001`. Each is on the disk before it is handed out, and never handed out again. */
export function createQueueNumbers(database: DatabaseSync, letter: string): { next(): QueueNumber } {
  const take = database.prepare(
    `INSERT INTO counters (name, day, next) VALUES (?, '', 1)
     ON CONFLICT (name, day) DO UPDATE SET next = next + 1 RETURNING next`,
  );
  return {
    next: () => {
      const sequence = Number(take.get(QUEUE_COUNTER)?.next);
      return { sequence, queueNo: `${letter}${String(sequence).padStart(3, '0')}` };
    },
  };
}
