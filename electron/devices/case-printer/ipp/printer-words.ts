import type { CasePrinterStatus, PrinterTrouble, Supply, SupplyKind } from '../types.ts';
import { firstNumber, type IppMessage, type IppValue, textsOf, valuesOf } from './ipp-message.ts';
import { GROUP, PRINTER_STATE } from './ipp-tags.ts';

/** What is asked of the printer each time it is looked at. */
export const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-up-time',
  'printer-uuid',
] as const;

export const SUPPLY_ATTRIBUTES = [
  'printer-supply',
  'printer-supply-description',
  'marker-names',
  'marker-types',
  'marker-levels',
] as const;

/**
 * Keywords of `printer-state-reasons` (RFC 8011, 5.4.12, PWG 5100.9), without their ending. Here the owner of a printer
 * with words of its own adds them. Worst first: the first one that is there is told.
 */
const TROUBLE_WORDS: readonly (readonly [PrinterTrouble, RegExp])[] = [
  ['coverOpen', /^(cover|door|interlock)-open$/],
  ['jam', /^(media-jam|[a-z-]*-jam)$/],
  ['mediaEmpty', /^(media-empty|media-needed|input-tray-missing|input-media-supply-empty)$/],
  ['inkEmpty', /^(marker-supply-empty|toner-empty|ink-empty|marker-supply-missing|marker-waste-full)$/],
  ['stopped', /^(paused|moving-to-paused|shutdown|stopping|stopped-partly|timed-out|spool-area-full)$/],
];

/** A reason that says nothing about whether printing is possible. */
const HARMLESS = /^(none|wifi-not-configured.*|cups-.*)$/;

export interface PrinterWord {
  readonly status: CasePrinterStatus;
  /** The printer's own trouble, also while it is printing. */
  readonly trouble: PrinterTrouble | null;
  readonly reasons: readonly string[];
  /** Seconds since the printer was switched on; `null`: it does not say. */
  readonly upTimeSeconds: number | null;
}

/** A printer's answer to Get-Printer-Attributes, in the words of the machine. */
export function readPrinter(answer: IppMessage): PrinterWord {
  const values = (name: string) => valuesOf(answer.groups, GROUP.printer, name);
  const reasons = textsOf(values('printer-state-reasons'));
  const state = firstNumber(values('printer-state'));
  const accepting = values('printer-is-accepting-jobs')[0];
  const refuses = accepting?.kind === 'boolean' && !accepting.value;
  const isStopped = state === PRINTER_STATE.stopped;
  const trouble = troubleOf(reasons) ?? (isStopped || refuses ? 'stopped' : null);
  return {
    status: statusOf(state, reasons, trouble),
    trouble,
    reasons,
    upTimeSeconds: firstNumber(values('printer-up-time')),
  };
}

function statusOf(
  state: number | null,
  reasons: readonly string[],
  trouble: PrinterTrouble | null,
): CasePrinterStatus {
  // What CUPS says of a device that it cannot reach.
  if (reasons.some((reason) => /^(offline|connecting-to-device)(-|$)/.test(reason)))
    return { kind: 'disconnected' };
  if (trouble) return { kind: 'attention', reason: trouble };
  if (state === PRINTER_STATE.idle) return { kind: 'ready' };
  return state === PRINTER_STATE.processing ? { kind: 'busy' } : { kind: 'attention', reason: 'other' };
}

/**
 * The endings `-report`, `-warning` and `-error` do not count for words that we know: some printers (and ippeveprinter)
 * choose them by what they are doing just now, so that an idle printer without media says `media-empty-report`. Of words
 * that we do not know only an error is trouble.
 */
export function troubleOf(reasons: readonly string[]): PrinterTrouble | null {
  const words = reasons
    .map((reason) => ({
      word: reason.replace(/-(report|error|warning)$/, ''),
      isError: reason.endsWith('-error'),
    }))
    .filter(({ word }) => !HARMLESS.test(word));
  for (const [trouble, pattern] of TROUBLE_WORDS) {
    if (words.some(({ word }) => pattern.test(word))) return trouble;
  }
  return words.some(({ isError }) => isError) ? 'other' : null;
}

/** Levels by `printer-supply` (PWG 5100.13), or else by the marker attributes of CUPS. */
export function readSupplies(answer: IppMessage): Supply[] {
  const values = (name: string) => valuesOf(answer.groups, GROUP.printer, name);
  const names = textsOf(values('printer-supply-description'));
  const supplies = values('printer-supply').flatMap((value, index) => readSupply(value, names[index]));
  if (supplies.length > 0) return supplies;
  const types = textsOf(values('marker-types'));
  const levels = values('marker-levels');
  return textsOf(values('marker-names')).map((name, index) => {
    const level = levels[index];
    return {
      name,
      kind: kindOf(types[index] ?? ''),
      levelPercent: percentOf(level?.kind === 'number' ? level.value : -1, 100),
    };
  });
}

function readSupply(value: IppValue, name: string | undefined): Supply[] {
  if (value.kind !== 'octets' && value.kind !== 'text') return [];
  const plain = value.kind === 'text' ? value.value : Buffer.from(value.value).toString('latin1');
  const parts = new Map(
    plain.split(';').map((part) => [part.split('=')[0], part.split('=')[1] ?? ''] as const),
  );
  const kind = kindOf(parts.get('type') ?? '');
  const level = percentOf(Number(parts.get('level') ?? -1), Number(parts.get('maxcapacity') ?? 100));
  return [{ name: name ?? parts.get('colorantname') ?? kind, kind, levelPercent: level }];
}

function kindOf(type: string): SupplyKind {
  if (/waste/i.test(type)) return 'waste';
  if (/toner|ink|marker/i.test(type)) return 'ink';
  return /media|paper|sheet/i.test(type) ? 'media' : 'other';
}

/** Negative levels mean "not known" in several ways. */
function percentOf(level: number, capacity: number): number | null {
  if (!Number.isFinite(level) || level < 0) return null;
  const whole = Number.isFinite(capacity) && capacity > 0 ? capacity : 100;
  return Math.min(100, Math.round((level / whole) * 100));
}
