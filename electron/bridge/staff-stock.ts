import type { StockAnswer, StockRefusal } from '../../shared/contract/staff-stock.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { ShopModels } from '../services/stock/shop-models.ts';
import type { StockService } from '../services/stock/stock-service.ts';
import { refuse } from './refuse.ts';
import type { StaffGuard } from './staff-guard.ts';
import type { BridgeHandlers } from './types.ts';

export interface StaffStockCalls {
  readonly guard: StaffGuard;
  readonly stock: Pick<StockService, 'desk' | 'view' | 'lines'>;
  readonly models: Pick<ShopModels, 'list' | 'compare'>;
}

export function staffStockHandlers({ guard, stock, models }: StaffStockCalls) {
  const { desk } = stock;
  const answer = (result: Result<void, StockRefusal>): Result<StockAnswer, never> =>
    ok(
      result.ok
        ? { kind: 'done' as const, stock: stock.view() }
        : { kind: 'refused' as const, reason: result.error },
    );
  return {
    getStock: guard.see('seeStock', async () => ok(stock.view())),
    listStockLines: guard.see('seeStock', async ({ slot, before }) => ok(stock.lines(slot, before))),
    listStockModels: guard.see('seeStock', async () => {
      const list = await models.list();
      return list.ok ? ok(list.value) : refuse('unavailable', 'the list of models could not be read');
    }),
    compareStock: guard.see('seeStock', async () => {
      const compared = await models.compare();
      return ok(
        compared.ok ? { kind: 'compared' as const, models: compared.value } : { kind: 'away' as const },
      );
    }),
    refillSlot: guard.order(
      'refill',
      'refillSlot',
      ({ slot, amount }) => ({ slot, amount }),
      async (wish, who) => answer(desk.refill(wish, who)),
    ),
    countSlot: guard.order(
      'refill',
      'countSlot',
      ({ slot, counted, expected, reason }) => ({ slot, counted, expected, reason }),
      async (wish, who) => answer(desk.count(wish, who)),
    ),
    emptySlot: guard.order(
      'refill',
      'emptySlot',
      ({ slot, reason }) => ({ slot, reason }),
      async (wish, who) => answer(desk.empty(wish, who)),
    ),
    switchSlot: guard.order(
      'refill',
      'switchSlot',
      ({ slot, on }) => ({ slot, on }),
      async ({ slot, on }, who) => answer(desk.switch(slot, on, who)),
    ),
    assignSlot: guard.order(
      'changeSlots',
      'assignSlot',
      ({ slot, model }) => ({ slot, ...model }),
      async ({ slot, model }, who) => answer(desk.assign(slot, model, who)),
    ),
    setSlotCapacity: guard.order(
      'changeSlots',
      'setSlotCapacity',
      ({ slot, capacity }) => ({ slot, capacity }),
      async ({ slot, capacity }, who) => answer(desk.setCapacity(slot, capacity, who)),
    ),
    addSlot: guard.order(
      'changeSlots',
      'addSlot',
      ({ slot, model }) => ({ slot, ...model }),
      async ({ slot, model }, who) => answer(desk.add(slot, model, who)),
    ),
    removeSlot: guard.order(
      'changeSlots',
      'removeSlot',
      ({ slot }) => ({ slot }),
      async ({ slot }, who) => answer(desk.remove(slot, who)),
    ),
  } satisfies Partial<BridgeHandlers>;
}
