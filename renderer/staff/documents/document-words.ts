import type { StaffDocumentOrder } from '../../../shared/contract/staff-documents.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

const TONES: Record<StaffDocumentOrder['state'], PillTone> = {
  unpaid: 'plain',
  printing: 'busy',
  claim: 'bad',
  toDeliver: 'warning',
  refunding: 'busy',
  ended: 'plain',
};

export const stateTone = ({ state }: StaffDocumentOrder): PillTone => TONES[state];

export function stateText({ state, end }: StaffDocumentOrder, { t }: Language): string {
  return end ? t(`staff.documents.end.${end}`) : t(`staff.documents.state.${state}`);
}

/** By what the shopper says when they come: the code that they were told, else the shop's number. */
export function orderTitle({ code, orderNo, createdAtMs }: StaffDocumentOrder, { time }: Language): string {
  return code ?? orderNo ?? time(createdAtMs);
}
