import type { CashRefusal, SlipOutcome } from '../../../shared/contract/staff-cash.ts';
import type { Language } from '../../state/language.ts';
import type { PillTone } from '../kit/panel.tsx';

export const refusalText = (reason: CashRefusal, { t }: Language): string =>
  t(`staff.cash.refusal.${reason}`);

/** What came of the paper; null where there is nothing to say. */
export function slipText(slip: SlipOutcome, { t }: Language): string | null {
  return slip === 'notWanted' ? null : t(`staff.cash.slip.${slip}`);
}

export const varianceTone = (varianceMinor: number | null): PillTone =>
  varianceMinor === null ? 'plain' : varianceMinor === 0 ? 'good' : 'warning';

/** With its sign, so that a surplus and a shortage cannot be taken for each other. */
export function varianceText(varianceMinor: number | null, currency: string, { t, money }: Language): string {
  if (varianceMinor === null) return t('staff.cash.notCompared');
  if (varianceMinor === 0) return t('staff.cash.agrees');
  const key = varianceMinor > 0 ? 'staff.cash.surplus' : 'staff.cash.shortage';
  return t(key, { amount: money(Math.abs(varianceMinor), currency) });
}
