import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import type { StockLine, StockView } from '../../../shared/contract/staff-stock.ts';
import type { Clock } from '../../system/clock.ts';
import type { Planogram } from '../../system/config/devices-schema.ts';
import type { Log } from '../../system/log.ts';
import { needsBlank } from '../fulfilment/machine-turn.ts';
import { chooseSlot, holdsModel, isUsable, type WantedBlank } from '../fulfilment/planogram.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import { createBlankCounter } from './blank-counter.ts';
import { levelOf, newSlot, type Slot, viewSlot } from './slot.ts';
import type { StockBook } from './stock-book.ts';
import { createStockDesk, type StockDesk } from './stock-desk.ts';

/** How many lines of the ledger go to the page at once. */
const LINES = 40;

export interface StockOptions {
  readonly book: StockBook;
  /** Of the configuration: the slots of the first start, and those that are new since. */
  readonly planogram: Planogram | undefined;
  /** The slots that the machine's wiring names; null where it does not say. */
  readonly machineSlots: readonly number[] | null;
  /** False: the printer is loaded by hand. */
  readonly canFeed: boolean;
  openSales(): readonly Sale[];
  readEvents(saleId: string): readonly SaleEvent[];
  readonly clock: Clock;
  readonly log: Log;
}

/** What lies in which slot, and what that means for sales. */
export interface StockService {
  /** The slot to feed a case from; null: none has a blank for it. */
  slotOf(wanted: WantedBlank): number | null;
  /** False: its case waits for a refill. */
  hasBlank(wanted: WantedBlank): boolean;
  /** Blanks that are promised to nobody yet; null: not counted, and no limit. */
  blanksLeft(wanted: WantedBlank): number | null;
  /** Books what moved. Told of every event of a sale. */
  note(sale: Sale, event: SaleEvent): void;
  /** Books what moved before the kiosk went down. */
  start(): void;
  readonly desk: StockDesk;
  view(): StockView;
  slots(): readonly Slot[];
  lines(slot: number | null, before: number | null): StockLine[];
  /** Null where no slot is in the book. */
  summary(): StaffOverview['stock'];
}

const MOVES_BLANK: readonly SaleEvent['kind'][] = [
  'feedStarted',
  'feedRejected',
  'feedFinished',
  'feedFailed',
  'printStarted',
  'printRejected',
];

/** Throws when the disk does not take the slots of the configuration. */
export function createStockService(options: StockOptions): StockService {
  const { book, machineSlots, canFeed, clock, log } = options;
  const counter = createBlankCounter({ book, read: options.readEvents, canFeed, clock, log });
  const added = addConfigured(options);
  const inUse = () => book.slots().filter((slot) => !slot.isRemoved);
  const isInMachine = ({ slot }: Slot) => machineSlots === null || machineSlots.includes(slot);
  const desk = createStockDesk({
    book,
    machineSlots,
    clock,
    onAdded: (slot) => noteAll(options.openSales(), [slot]),
  });

  function noteAll(sales: readonly Sale[], newSlots: readonly number[]): void {
    for (const sale of sales) counter.note(sale, (slot) => newSlots.includes(slot));
  }

  /** Without a single slot in the book the machine has one kind of blank, in slot 1. */
  const slotOf = (wanted: WantedBlank): number | null => {
    const slots = inUse();
    return slots.length === 0 ? 1 : chooseSlot(slots.filter(isInMachine), wanted);
  };
  const hasBlank = (wanted: WantedBlank): boolean => !canFeed || slotOf(wanted) !== null;
  const promised = (wanted: WantedBlank): number =>
    options.openSales().filter((sale) => needsBlank(sale) && isSameModel(sale, wanted)).length;

  return {
    slotOf,
    hasBlank,
    blanksLeft: (wanted) => {
      const slots = inUse();
      if (slots.length === 0) return null;
      const usable = slots.filter((slot) => holdsModel(slot, wanted) && isUsable(slot) && isInMachine(slot));
      if (usable.some(({ count }) => count === null)) return null;
      const count = usable.reduce((sum, slot) => sum + (slot.count ?? 0), 0);
      return Math.max(0, count - promised(wanted));
    },
    note: (sale, event) => {
      counter.retry();
      if (MOVES_BLANK.includes(event.kind)) counter.note(sale);
    },
    start: () => noteAll(options.openSales(), added),
    desk,
    slots: inUse,
    lines: (slot, before) => book.lines(slot, before, LINES),
    summary: () =>
      summarise(inUse(), options.openSales().filter((sale) => needsBlank(sale) && !hasBlank(sale)).length),
    view: () => {
      const slots = inUse();
      const used = slots.map(({ slot }) => slot);
      return {
        slots: slots.map((slot) => viewSlot(slot, isInMachine(slot))),
        freeSlots: machineSlots?.filter((slot) => !used.includes(slot)) ?? null,
        canFeed,
        wanted: wantedBy(options.openSales(), hasBlank),
      };
    },
  };
}

/** Slots that the configuration names and the book has never seen. What staff changed since stays as they left it. */
function addConfigured({ book, planogram = [], clock }: StockOptions): number[] {
  const fresh = planogram.filter(({ slot }) => book.find(slot) === null);
  const entries = fresh.map(({ slot, modelId, modelName = null, capacity = null, count = null }) => ({
    kind: 'configured' as const,
    slot: { ...newSlot(slot), modelId, modelName, capacity, count },
  }));
  if (entries.length > 0) book.write(clock.now(), ...entries);
  return fresh.map(({ slot }) => slot);
}

const isSameModel = (a: WantedBlank, b: WantedBlank): boolean =>
  a.modelId === b.modelId || a.modelName === b.modelName;

function summarise(slots: readonly Slot[], wanted: number): StaffOverview['stock'] {
  if (slots.length === 0) return null;
  // What staff have switched off may be empty: nobody waits for it.
  const inService = slots.filter(({ off }) => off !== 'staff');
  const count = (level: ReturnType<typeof levelOf>) =>
    inService.filter((slot) => levelOf(slot) === level).length;
  const cases = slots.reduce((sum, slot) => sum + (slot.count ?? 0), 0);
  const trouble = slots.filter((slot) => slot.off === 'failed' || slot.missing > 0).length;
  return { slots: slots.length, low: count('low'), empty: count('empty'), cases, trouble, wanted };
}

function wantedBy(sales: readonly Sale[], hasBlank: (sale: Sale) => boolean): StockView['wanted'] {
  const wanted = new Map<string, StockView['wanted'][number]>();
  for (const sale of sales.filter(needsBlank)) {
    const { modelName } = sale;
    const cases = (wanted.get(modelName)?.cases ?? 0) + 1;
    wanted.set(modelName, { modelName, cases, hasBlank: hasBlank(sale) });
  }
  return [...wanted.values()];
}
