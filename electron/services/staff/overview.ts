import type { DeviceView } from '../../../shared/contract/devices.ts';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { Need, StaffOverview, Urgency } from '../../../shared/contract/staff-overview.ts';
import { sumLedger } from '../../../shared/domain/ledger.ts';
import type { BackendState } from '../health/backend-health.ts';
import { boardOf } from '../sale/board.ts';
import { ABOUT_BOOKS, catchUpDue } from '../sale/catch-up-due.ts';
import { spentDiscount } from '../sale/discount.ts';
import { ledgerOf } from '../sale/ledger.ts';
import type { Sale } from '../sale/sale.ts';
import { openClaims, openMainClaim, owedMinor } from '../sale/settlement.ts';

/** Below this a sale still goes, and somebody should make room. The kiosk closes at a fifth of it (storage-health.ts). */
const DISK_LOW_BYTES = 1024 * 1024 * 1024;
/** Sales of a day are counted anew no more often than this: their journals are read for it. */
const TODAY_FRESH_MS = 15_000;

/** What the other services tell the overview. */
export interface OverviewSources {
  readonly currency: StaffOverview['currency'];
  readonly deviceId: string;
  readonly version: string;
  readonly startedAtMs: number;
  now(): number;
  status(): KioskStatus;
  openSales(): readonly Sale[];
  salesOfToday(): readonly Sale[];
  strayMinor(): number;
  /** Notes of no sale that went astray in the validator. */
  lostNotesMinor(): number;
  outbox(): { waiting: number; undelivered: number };
  stock(): StaffOverview['stock'];
  backend(): BackendState;
  devices(): Promise<DeviceView[]>;
  diskFreeBytes(): Promise<number>;
  isQueuePaused(): boolean;
  auditBrokenAt(): number | null;
  /** What staff have to know of new and refused settings. */
  settingsNeeds(): readonly Need[];
  /** Other systems that are in trouble. */
  systemsNeeds(): readonly Need[];
  /** Orders of documents that want somebody, and what is owed for them. */
  documents(): { count: number; owedMinor: number };
  /** Updates that were taken back or refused. */
  updateNeeds(): readonly Need[];
  /** Tests of the machine that somebody has to look at. */
  testsToLookAt(): number;
  /** Backups, the clock, and numbers that somebody else uses. `salesOfToday` are those of this picture. */
  upkeepNeeds(salesOfToday: readonly Sale[]): readonly Need[];
}

export interface OverviewService {
  look(): Promise<StaffOverview>;
}

interface Today {
  readonly atMs: number;
  readonly sales: number;
  readonly takenMinor: number;
  readonly upkeep: readonly Need[];
}

/** Can it sell, what needs somebody, and where is the money: gathered from all services for one picture. */
export function createOverview(sources: OverviewSources): OverviewService {
  let today: Today = { atMs: Number.NEGATIVE_INFINITY, sales: 0, takenMinor: 0, upkeep: [] };
  const countToday = () => {
    if (sources.now() - today.atMs < TODAY_FRESH_MS) return today;
    const all = sources.salesOfToday();
    const paid = all.filter((sale) => sale.paidBy !== null);
    const takenMinor = paid.reduce(
      (sum, sale) => sum + sale.priceMinor - (spentDiscount(sale)?.discountMinor ?? 0),
      0,
    );
    today = { atMs: sources.now(), sales: paid.length, takenMinor, upkeep: sources.upkeepNeeds(all) };
    return today;
  };
  return {
    look: async () => {
      const [devices, diskFreeBytes] = await Promise.all([sources.devices(), sources.diskFreeBytes()]);
      const openSales = sources.openSales();
      const { sales, takenMinor, upkeep } = countToday();
      const seen = {
        status: sources.status(),
        currency: sources.currency,
        today: { sales, takenMinor },
        money: moneyOf(openSales, sources),
        queue: queueOf(openSales, sources.now()),
        outbox: sources.outbox(),
        stock: sources.stock(),
        backend: sources.backend(),
        devices,
        version: sources.version,
        deviceId: sources.deviceId,
        startedAtMs: sources.startedAtMs,
        diskFreeBytes,
      };
      const needs = [...needsOf(seen, openSales, sources), ...upkeep];
      return { ...seen, needs: needs.sort((a, b) => ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency)) };
    },
  };
}

function moneyOf(
  openSales: readonly Sale[],
  { strayMinor, documents }: Pick<OverviewSources, 'strayMinor' | 'documents'>,
): StaffOverview['money'] {
  const sums = openSales.map((sale) => sumLedger(ledgerOf(sale)));
  const add = (key: 'inMinor' | 'claimMinor') => sums.reduce((sum, each) => sum + each[key], 0);
  return {
    runningMinor: add('inMinor'),
    claimsMinor: add('claimMinor') + documents().owedMinor,
    strayMinor: strayMinor(),
  };
}

function queueOf(openSales: readonly Sale[], nowMs: number): StaffOverview['queue'] {
  const rows = boardOf(openSales, nowMs);
  const count = (state: (typeof rows)[number]['state']) => rows.filter((row) => row.state === state).length;
  return {
    waiting: count('waiting'),
    printing: count('printing'),
    ready: count('ready'),
    attention: count('attention'),
  };
}

const ORDER: readonly Urgency[] = ['now', 'soon', 'later'];

function needsOf(
  seen: Omit<StaffOverview, 'needs'>,
  openSales: readonly Sale[],
  sources: Pick<
    OverviewSources,
    | 'isQueuePaused'
    | 'auditBrokenAt'
    | 'settingsNeeds'
    | 'systemsNeeds'
    | 'documents'
    | 'testsToLookAt'
    | 'lostNotesMinor'
    | 'updateNeeds'
  >,
): Need[] {
  const broken = sources.auditBrokenAt();
  const documents = sources.documents();
  const needs: Need[] = [
    ...seen.devices.flatMap((device) => deviceNeed(device, seen.status)),
    ...openSales.filter(isUnclear).map(
      (sale): Need => ({
        kind: 'attention',
        urgency: 'now',
        saleId: sale.saleId,
        queueNo: sale.order?.placed?.queueNo ?? null,
      }),
    ),
    ...claimsNeed(openSales),
    ...backendNeed(seen.backend),
    ...when(
      openSales.filter(isNotRecorded).length,
      (count): Need => ({ kind: 'notRecorded', urgency: 'soon', count }),
    ),
    ...when(
      openSales.filter((sale) => catchUpDue(sale) !== null).length,
      (count): Need => ({ kind: 'untold', urgency: 'later', count }),
    ),
    ...when(seen.stock?.wanted, (cases): Need => ({ kind: 'blanksWanted', urgency: 'now', cases })),
    ...when(seen.stock?.trouble, (slots): Need => ({ kind: 'slotTrouble', urgency: 'soon', slots })),
    ...when(seen.stock?.empty, (slots): Need => ({ kind: 'stockEmpty', urgency: 'soon', slots })),
    ...when(seen.stock?.low, (slots): Need => ({ kind: 'stockLow', urgency: 'later', slots })),
    ...when(
      documents.count,
      (count): Need => ({ kind: 'documents', urgency: 'soon', count, amountMinor: documents.owedMinor }),
    ),
    ...when(seen.outbox.undelivered, (count): Need => ({ kind: 'undelivered', urgency: 'soon', count })),
    ...when(
      seen.money.strayMinor,
      (amountMinor): Need => ({ kind: 'strayMoney', urgency: 'later', amountMinor }),
    ),
    ...when(
      sources.lostNotesMinor(),
      (amountMinor): Need => ({ kind: 'lostNote', urgency: 'soon', amountMinor }),
    ),
    ...(seen.diskFreeBytes < DISK_LOW_BYTES
      ? [{ kind: 'disk' as const, urgency: 'soon' as const, freeBytes: seen.diskFreeBytes }]
      : []),
    ...(seen.status.kind === 'outOfService' && seen.status.reason === 'staff'
      ? [{ kind: 'closedByStaff' as const, urgency: 'now' as const }]
      : []),
    ...sources.settingsNeeds(),
    ...sources.systemsNeeds(),
    ...sources.updateNeeds(),
    ...when(sources.testsToLookAt(), (count): Need => ({ kind: 'testsToLookAt', urgency: 'now', count })),
    ...(sources.isQueuePaused() ? [{ kind: 'queuePaused' as const, urgency: 'now' as const }] : []),
    ...(broken === null ? [] : [{ kind: 'auditBroken' as const, urgency: 'soon' as const, line: broken }]),
  ];
  return needs;
}

/** A device that keeps the kiosk from selling is for now; another one, such as a slip printer without paper, for soon. */
function deviceNeed({ deviceId, status, reason }: DeviceView, kiosk: KioskStatus): Need[] {
  if (status === 'ready' || status === 'busy') return [];
  const stopsSales =
    kiosk.kind === 'outOfService' && (deviceId === 'casePrinter' || deviceId === 'dispenser');
  return [{ kind: 'device', urgency: stopsSales ? 'now' : 'soon', deviceId, reason }];
}

/** Nobody but a person at the machine can tell what became of it. */
const isUnclear = (sale: Sale): boolean => openMainClaim(sale)?.reason === 'unclear';

/** Sold without the backend, which refused it since: money and case are right, its books are not. */
const isNotRecorded = (sale: Sale): boolean => openClaims(sale).some(({ about }) => about === ABOUT_BOOKS);

function claimsNeed(openSales: readonly Sale[]): Need[] {
  const owed = openSales
    .filter((sale) => !isUnclear(sale))
    .flatMap((sale) =>
      openClaims(sale)
        .filter(({ about }) => about !== ABOUT_BOOKS)
        .map((claim) => owedMinor(sale, claim)),
    );
  const amountMinor = owed.reduce((sum, each) => sum + each, 0);
  return when(owed.length, (count): Need => ({ kind: 'claims', urgency: 'soon', count, amountMinor }));
}

function backendNeed(state: BackendState): Need[] {
  return state === 'answers' ? [] : [{ kind: 'backend', urgency: 'now', state }];
}

const when = (amount: number | undefined, need: (amount: number) => Need): Need[] =>
  amount !== undefined && amount > 0 ? [need(amount)] : [];
