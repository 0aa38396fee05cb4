import type { BridgeError } from '../../shared/contract/method.ts';
import type { QueueAnswer, QueueRefusal } from '../../shared/contract/staff-queue.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { QueueDesk } from '../services/staff/queue/queue-desk.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export function staffQueueHandlers({ guard, queue }: { guard: StaffGuard; queue: QueueDesk }) {
  const answer = async (result: Result<void, QueueRefusal>): Promise<Result<QueueAnswer, BridgeError>> =>
    ok(
      result.ok
        ? { kind: 'done' as const, queue: await queue.view() }
        : { kind: 'refused' as const, reason: result.error },
    );
  return {
    getQueue: guard.see('steerQueue', async () => ok(await queue.view())),
    pauseQueue: guard.order(
      'steerQueue',
      'pauseQueue',
      () => ({}),
      (_input, who) => {
        queue.pause(who);
        return answer(ok(undefined));
      },
    ),
    resumeQueue: guard.order(
      'steerQueue',
      'resumeQueue',
      () => ({}),
      () => {
        queue.resume();
        return answer(ok(undefined));
      },
    ),
    printNext: guard.order(
      'steerQueue',
      'printNext',
      ({ saleId }) => ({ saleId }),
      ({ saleId }) => answer(queue.printNext(saleId)),
    ),
    moveCase: guard.order(
      'steerQueue',
      'moveCase',
      ({ saleId, place }) => ({ saleId, place }),
      ({ saleId, place }) => answer(queue.move(saleId, place)),
    ),
    cancelCase: guard.order(
      'steerQueue',
      'cancelCase',
      ({ saleId, reason }) => ({ saleId, reason }),
      ({ saleId, reason }, who) => answer(queue.cancel(saleId, reason, who)),
    ),
    clearMachine: guard.order(
      'steerQueue',
      'clearMachine',
      () => ({}),
      async () => answer(await queue.clear()),
    ),
  } satisfies Partial<BridgeHandlers>;
}
