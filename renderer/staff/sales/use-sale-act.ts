import { useState } from 'react';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { SaleActAnswer, SaleStory } from '../../../shared/contract/staff-sales.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { useAction } from '../../components/use-action.ts';
import { type Language, useLanguage } from '../../state/language.ts';
import { readStaffAnew } from '../kit/staff-api.ts';

type Deed = () => Promise<Result<SaleActAnswer, BridgeError>>;

/** One act about a sale at a time, and in plain words why it was not done. The page is read anew after it. */
export function useSaleAct(story: Pick<SaleStory, 'currency'>, onDone: () => void) {
  const language = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const [act, busy] = useAction(async (deed: Deed) => {
    setFault(null);
    const answer = await deed();
    readStaffAnew();
    if (answer.ok && answer.value.kind === 'done') onDone();
    else setFault(faultText(answer, story.currency, language));
  });
  return { act, busy, fault };
}

function faultText(
  answer: Result<SaleActAnswer, BridgeError>,
  currency: string,
  { t, money }: Language,
): string {
  if (!answer.ok)
    return answer.error.kind === 'notAllowed' ? t('staff.sales.refused.role') : t('staff.failed');
  if (answer.value.kind === 'done') return '';
  const { reason, mostMinor = 0 } = answer.value;
  return t(`staff.sales.refused.${reason}`, { amount: money(mostMinor, currency) });
}
