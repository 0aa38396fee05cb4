import { useState } from 'react';
import type { ExportAnswer } from '../../../shared/contract/staff-sales.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { Choice } from '../kit/choice.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';

const SPANS = { today: 0, week: 6, month: 30, year: 364 } as const;
type Span = keyof typeof SPANS;

/** The sales of some days as a table, onto a stick. */
export function ExportSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [span, setSpan] = useState<Span>('month');
  const [answer, setAnswer] = useState<ExportAnswer | 'failed' | null>(null);
  const [write, busy] = useStaffOrder('exportSales', (result) =>
    setAnswer(result.ok ? result.value : 'failed'),
  );
  return (
    <Sheet
      title={t('staff.sales.export.title')}
      testId="export-sheet"
      onClose={onClose}
      actions={
        <>
          <Button
            tone="primary"
            testId="export-write"
            busy={busy}
            onPress={() => write({ fromDaysAgo: SPANS[span], toDaysAgo: 0 })}
          >
            {t('staff.sales.export.action')}
          </Button>
          <Button onPress={onClose} testId="ask-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p>{t('staff.sales.export.text')}</p>
      <Choice
        label={t('staff.sales.export.days')}
        value={span}
        testId="export-span"
        options={(Object.keys(SPANS) as Span[]).map((value) => ({
          value,
          label: t(`staff.sales.export.span.${value}`),
        }))}
        onChange={setSpan}
      />
      {answer !== null && <Outcome answer={answer} />}
    </Sheet>
  );
}

function Outcome({ answer }: { readonly answer: ExportAnswer | 'failed' }) {
  const { t } = useLanguage();
  if (answer === 'failed') return <p className="sale-fault">{t('staff.failed')}</p>;
  if (answer.kind === 'refused')
    return <p className="sale-fault">{t(`staff.sales.export.${answer.reason}`)}</p>;
  const { sales, fileName: name } = answer;
  if (answer.kind === 'written')
    return <p className="sale-good">{t('staff.sales.export.written', { name, sales })}</p>;
  return (
    <>
      <p>{t('staff.sales.export.offered', { sales })}</p>
      <a
        className="button button-outline"
        href={bridge().fileUrl(answer.path)}
        download={name}
        data-testid="export-save"
      >
        {t('staff.sales.export.save')}
      </a>
    </>
  );
}
