import type { SlotView } from '../../../shared/contract/staff-stock.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

/** How a slot is, in a word and a colour. What somebody has to do comes before what merely is. */
export interface SlotState {
  readonly text: string;
  readonly tone: PillTone;
  /** Somebody has to do something about it. */
  readonly needsYou: boolean;
}

export function slotState(slot: SlotView, { t }: Language): SlotState {
  if (!slot.isInMachine) return { text: t('staff.stock.notWired'), tone: 'bad', needsYou: true };
  if (slot.off === 'failed') return { text: t('staff.stock.off.failed'), tone: 'bad', needsYou: true };
  if (slot.off === 'staff') return { text: t('staff.stock.off.staff'), tone: 'plain', needsYou: false };
  const needsCount = slot.missing > 0;
  const level = needsCount ? 'uncounted' : slot.level;
  return { text: t(`staff.stock.level.${level}`), tone: TONES[level], needsYou: level !== 'fine' };
}

const TONES: Record<SlotView['level'], PillTone> = {
  uncounted: 'plain',
  empty: 'bad',
  low: 'busy',
  fine: 'good',
};

/** As the shop writes it; its id where nobody wrote a name; a dash in words where it has no model at all. */
export function modelText(
  { modelName, modelId }: Pick<SlotView, 'modelName' | 'modelId'>,
  { t }: Language,
): string {
  return modelName ?? modelId ?? t('staff.stock.noModel');
}

/** 0 to 1, of the bar; null where there is nothing to draw it from. */
export function fillOf({ count, capacity }: SlotView): number | null {
  if (count === null || capacity === null || capacity === 0) return null;
  return Math.min(1, count / capacity);
}

export const signed = (difference: number): string => (difference > 0 ? `+${difference}` : `−${-difference}`);
