import type { SlotView } from '../../../shared/contract/staff-stock.ts';
import { useLanguage } from '../../state/language.ts';
import { Pill } from '../kit/panel.tsx';
import { fillOf, modelText, slotState } from './slot-words.ts';
import './stock.css';

/** One slot, as it stands in the machine: number, model, how full it is. */
export function SlotTile({ slot, onPress }: { readonly slot: SlotView; readonly onPress: () => void }) {
  const language = useLanguage();
  const { text, tone } = slotState(slot, language);
  return (
    <button
      type="button"
      className={slot.off ? 'slot-tile slot-tile-off' : 'slot-tile'}
      onClick={onPress}
      data-testid={`slot-${slot.slot}`}
    >
      <span className="slot-tile-head">
        <span className="slot-number">{slot.slot}</span>
        <Pill tone={tone}>{text}</Pill>
      </span>
      <strong>{modelText(slot, language)}</strong>
      <SlotCount slot={slot} />
    </button>
  );
}

/** The number of blanks, and a bar where it is known how many the slot holds. */
export function SlotCount({ slot }: { readonly slot: SlotView }) {
  const { t } = useLanguage();
  const fill = fillOf(slot);
  const { count, capacity, level } = slot;
  return (
    <span className="slot-count">
      <span data-testid={`slot-count-${slot.slot}`}>
        <b>{count ?? '–'}</b>{' '}
        {count === null
          ? t('staff.stock.unknownCount')
          : capacity !== null && t('staff.stock.ofCapacity', { capacity })}
      </span>
      <span className={`slot-bar slot-bar-${level}`} aria-hidden="true">
        {fill !== null && <i style={{ inlineSize: `${fill * 100}%` }} />}
      </span>
    </span>
  );
}
