import type { CashAnswer, CashRefusal, SignedAnswer } from '../../shared/contract/staff-cash.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { CashService } from '../services/cash/cash-service.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export function staffCashHandlers({
  guard,
  cash,
}: {
  readonly guard: StaffGuard;
  readonly cash: CashService;
}) {
  const { desk } = cash;
  const answer = (done: Result<void, CashRefusal>): Result<CashAnswer, never> =>
    ok(done.ok ? { kind: 'done', cash: cash.view() } : { kind: 'refused', reason: done.error });
  return {
    getCash: guard.see('seeCash', async () => ok(cash.view())),
    listCashUps: guard.see('seeCash', async ({ before }) => ok(cash.list(before))),
    getCashUp: guard.see('seeCash', async ({ number }) => ok(cash.get(number))),
    startCashUp: guard.order(
      'cashUp',
      'startCashUp',
      () => ({}),
      async (_input, who) => answer(desk.start(who)),
    ),
    saveCashCount: guard.order(
      'cashUp',
      'countCash',
      ({ cashUpId }) => ({ cashUpId }),
      async (step) => answer(desk.count(step)),
    ),
    saveCashEmptied: guard.order(
      'cashUp',
      'emptyCash',
      ({ cashUpId, cashBox, stacker }) => ({ cashUpId, cashBox, stacker }),
      async (step) => answer(desk.empty(step)),
    ),
    saveCashFloat: guard.order(
      'cashUp',
      'fillTubes',
      ({ cashUpId }) => ({ cashUpId }),
      async (step) => answer(desk.float(step)),
    ),
    dropCashUp: guard.order(
      'cashUp',
      'dropCashUp',
      ({ cashUpId }) => ({ cashUpId }),
      async (step) => answer(desk.drop(step)),
    ),
    signCashUp: guard.order(
      'cashUp',
      'signCashUp',
      ({ cashUpId, reason, note }) => ({ cashUpId, reason, note }),
      async ({ copies, ...signature }): Promise<Result<SignedAnswer, never>> => {
        const signed = await desk.sign(signature);
        if (!signed.ok) return ok({ kind: 'refused', reason: signed.error });
        const { number } = signed.value;
        return ok({ kind: 'signed', number, slip: await cash.print(number, copies) });
      },
    ),
    printCashUp: guard.order(
      'seeCash',
      'printCashUp',
      ({ number }) => ({ number }),
      async ({ number, copies }) => ok({ slip: await cash.print(number, copies) }),
    ),
    exportCash: guard.order(
      'cashUp',
      'exportCash',
      ({ number }) => ({ number }),
      async ({ number }) => ok(await cash.export(number)),
    ),
  } satisfies Partial<BridgeHandlers>;
}
