import type { MachineState } from '../../../shared/contract/machine-panel.ts';
import { inside, isOn, listIn, lookOf, numberIn, partOf } from '../look.ts';
import './machine-drawing.css';
import { useWords } from '../panel-context.ts';

/** Which lamps are lit says which colour the cabinet shows; see the board's configuration. */
function lightOf(coils: readonly unknown[]): string {
  const lit = [0, 1, 2].map((coil) => (coils.includes(coil) ? '1' : '0')).join('');
  const names: Readonly<Record<string, string>> = {
    '100': 'attract',
    '010': 'pay',
    '101': 'print',
    '001': 'pickUp',
    '111': 'service',
  };
  return names[lit] ?? 'off';
}

/** The cabinet from the side: blanks above, the printer, the belt, and the tray where the shopper's hand goes. */
export function MachineDrawing({ state }: { readonly state: MachineState }) {
  const { t } = useWords();
  const dispenser = lookOf(state, 'dispenser');
  const board = lookOf(state, 'board');
  const printer = state.devices.find(({ deviceId }) => deviceId === 'casePrinter')?.status;
  const isDoorOpen = isOn(board, 'isDoorOpen') || isOn(dispenser, 'isDoorOpen');
  const hasBlank = numberIn(dispenser, 'feedPosition') > 0 || typeof dispenser.blank === 'string';
  const inTray = numberIn(dispenser, 'tray');
  const light = partOf(state, 'board') ? lightOf(listIn(board, 'coils')) : 'off';
  return (
    <svg className={`drawing light-${light}`} viewBox="0 0 620 470" role="img" aria-label={t('title')}>
      <rect className="cabinet" x="20" y="26" width="580" height="420" rx="26" />
      <rect className="light-bar" x="46" y="14" width="528" height="14" rx="7" data-light={light} />
      <rect className="window" x="42" y="50" width="410" height="372" rx="16" />
      <Slots slots={inside(dispenser, 'slots')} word={t('slot')} />
      <g className={`belt ${isOn(dispenser, 'isJammed') ? 'belt-jammed' : ''}`}>
        <path d="M70 356h350" />
        <circle cx="78" cy="368" r="9" />
        <circle cx="245" cy="368" r="9" />
        <circle cx="412" cy="368" r="9" />
      </g>
      <Printer state={state} isWorking={printer === 'busy'} label={t('casePrinter')} />
      {hasBlank && <Case x={214} y={302} isPrinted={printer === 'busy'} />}
      <g>
        <rect className="tray" x="352" y="386" width="88" height="26" rx="8" />
        <text className="caption" x="396" y="440" textAnchor="middle">
          {t('tray')}
        </text>
        {Array.from({ length: Math.min(inTray, 3) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cases in the tray have no names.
          <Case key={index} x={366} y={360 - index * 14} isPrinted />
        ))}
      </g>
      <Front state={state} />
      {isDoorOpen && <path className="door" d="M452 50 520 84v366l-68-28z" />}
    </svg>
  );
}

const SLOT_MAX = 40;

function Slots({
  slots,
  word,
}: {
  readonly slots: Readonly<Record<string, unknown>>;
  readonly word: string;
}) {
  return Object.entries(slots)
    .slice(0, 6)
    .map(([slot, count], index) => {
      const blanks = typeof count === 'number' ? count : 0;
      const height = 84 * Math.min(1, blanks / SLOT_MAX);
      return (
        <g key={slot} transform={`translate(${70 + index * 62} 70)`}>
          <rect className="slot" width="48" height="92" rx="8" />
          <rect
            className={blanks === 0 ? 'blanks' : 'blanks blanks-there'}
            x="4"
            y={88 - height}
            width="40"
            height={height}
            rx="5"
          />
          <text className="caption" x="24" y="110" textAnchor="middle">
            {word} {slot}
          </text>
          <text className="count" x="24" y="54" textAnchor="middle">
            {blanks}
          </text>
        </g>
      );
    });
}

interface PrinterProps {
  readonly state: MachineState;
  readonly isWorking: boolean;
  readonly label: string;
}

function Printer({ state, isWorking, label }: PrinterProps) {
  const { t } = useWords();
  const supplies = inside(lookOf(state, 'casePrinter'), 'supplies');
  const levels = [
    { word: t('ink'), percent: numberIn(supplies, 'inkPercent') },
    { word: t('media'), percent: numberIn(supplies, 'mediaPercent') },
  ];
  return (
    <g>
      <rect className="printer" x="150" y="208" width="190" height="82" rx="14" />
      <rect
        className={isWorking ? 'head head-working' : 'head'}
        x="168"
        y="280"
        width="44"
        height="14"
        rx="4"
      />
      <text className="name" x="166" y="236">
        {label}
      </text>
      {levels.map(({ word, percent }, index) => (
        <g key={word} transform={`translate(166 ${248 + index * 16})`}>
          <text className="level-name" y="8">
            {word}
          </text>
          <rect className="level" x="52" width="104" height="8" rx="4" />
          <rect
            className={percent < 15 ? 'level-now level-low' : 'level-now'}
            x="52"
            width={percent * 1.04}
            height="8"
            rx="4"
          />
        </g>
      ))}
    </g>
  );
}

function Case({ x, y, isPrinted }: { readonly x: number; readonly y: number; readonly isPrinted: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={isPrinted ? 'case case-printed' : 'case'} width="60" height="46" rx="9" />
      <rect className="camera" x="8" y="8" width="18" height="18" rx="6" />
    </g>
  );
}

/** The side that the shopper sees. */
function Front({ state }: { readonly state: MachineState }) {
  const has = (partId: string) => partOf(state, partId) !== undefined;
  return (
    <g>
      <rect className="screen" x="476" y="62" width="96" height="150" rx="10" />
      <g transform="translate(506 108)">
        <rect width="34" height="56" rx="9" fill="#e4572e" />
        <path d="M0 31 34 21v26a9 9 0 0 1-9 9H9a9 9 0 0 1-9-9z" fill="#f3b23e" />
        <rect x="5" y="5" width="13" height="13" rx="4" fill="#fff" />
      </g>
      {has('changer') && <rect className="opening" x="484" y="234" width="10" height="34" rx="5" />}
      {has('validator') && <rect className="opening" x="506" y="244" width="58" height="10" rx="5" />}
      {has('reader1') && <rect className="reader" x="484" y="284" width="80" height="44" rx="9" />}
      {has('receiptPrinter') && <rect className="opening" x="494" y="346" width="60" height="8" rx="4" />}
      {has('receiptPrinter') && state.slips.length > 0 && (
        <path className="slip" d="M500 350h48v40l-8-5-8 5-8-5-8 5-8-5-8 5z" />
      )}
      {has('scanner') && <rect className="scanner" x="494" y="404" width="60" height="12" rx="6" />}
    </g>
  );
}
