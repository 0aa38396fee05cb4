import { useState } from 'react';
import { mayDo } from '../../../shared/domain/staff.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { useStaffStore } from '../../state/staff-store.ts';
import { Panel } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';

interface Said {
  readonly isGood: boolean;
  readonly text: string;
}

/** The audit file and the table, onto a stick. `number` null: what is not cashed up yet. */
export function useCashExport(number: number | null) {
  const { t } = useLanguage();
  const [said, setSaid] = useState<Said | null>(null);
  const [order, busy] = useStaffOrder('exportCash', (answer) => {
    if (!answer.ok) return setSaid({ isGood: false, text: t('staff.failed') });
    const { value } = answer;
    if (value.kind === 'refused')
      return setSaid({ isGood: false, text: t(`staff.cash.exportRefusal.${value.reason}`) });
    setSaid({ isGood: true, text: t('staff.cash.written', { names: value.names.join(', ') }) });
  });
  const run = () => {
    setSaid(null);
    order({ number });
  };
  return { run, busy, said };
}

export function CashExport({ number }: { readonly number: number | null }) {
  const { t } = useLanguage();
  const me = useStaffStore((state) => state.person);
  const { run, busy, said } = useCashExport(number);
  if (!me || !mayDo(me.role, 'cashUp')) return null;
  return (
    <Panel
      title={t('staff.cash.files')}
      aside={
        <Button tone="outline" testId="cash-export" busy={busy} onPress={run}>
          {t('staff.cash.toStick')}
        </Button>
      }
    >
      <p className="cash-quiet">{t('staff.cash.filesText')}</p>
      {said && <Notice tone={said.isGood ? 'success' : 'error'}>{said.text}</Notice>}
    </Panel>
  );
}
