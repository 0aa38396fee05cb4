import { useState } from 'react';
import type { StockLine } from '../../../shared/contract/staff-stock.ts';
import { emptyReasonSchema, varianceReasonSchema } from '../../../shared/contract/staff-stock.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { Row } from '../kit/panel.tsx';
import { recordedName } from '../kit/person-name.ts';
import { useStaffQuery } from '../kit/staff-api.ts';
import { signed } from './slot-words.ts';

interface LinesProps {
  /** Null: of all slots. */
  readonly slot: number | null;
  readonly before?: number | null;
}

/** Nothing in it can be pressed, so it takes the focus itself: else a keyboard could not scroll it. */
export function ScrolledLines({ className, ...lines }: LinesProps & { readonly className: string }) {
  const { t } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={className} tabIndex={0} aria-label={t('staff.stock.history')}>
      <StockLines {...lines} />
    </section>
  );
}

/** Lines of the ledger, the youngest first. */
function StockLines({ slot, before = null }: LinesProps) {
  const language = useLanguage();
  const { t } = language;
  const lines = useStaffQuery('listStockLines', { slot, before }, { everyMs: false });
  if (!lines.data)
    return (
      lines.isError && (
        <ListFailed text={t('staff.failed')} onRetry={() => void lines.refetch()} busy={lines.isFetching} />
      )
    );
  if (lines.data.length === 0) return <p className="stock-quiet">{t('staff.stock.noHistory')}</p>;
  return (
    <ul className="rows" data-testid="stock-lines">
      {lines.data.map((line) => (
        <li key={line.seq}>
          <LineRow line={line} isOfAll={slot === null} />
        </li>
      ))}
    </ul>
  );
}

function LineRow({ line, isOfAll }: { readonly line: StockLine; readonly isOfAll: boolean }) {
  const language = useLanguage();
  const { t, time } = language;
  const what = [t(`staff.stock.change.${line.kind}`), reasonText(line, language)].filter(Boolean).join(': ');
  const where = isOfAll ? [t('staff.stock.slot', { slot: line.slot }), line.modelName] : [];
  const { personName } = line;
  const who = [
    personName === null ? t('staff.stock.machine') : recordedName(personName, language),
    time(line.atMs),
  ];
  const after = line.count === null ? [] : [t('staff.stock.after', { number: line.count })];
  return (
    <Row
      title={what}
      text={[...where, ...who, ...after].filter(Boolean).join(' · ')}
      end={line.change !== null && line.change !== 0 ? signed(line.change) : undefined}
    />
  );
}

const REASONS = [...varianceReasonSchema.options, ...emptyReasonSchema.options] as const;

/** A capacity stands there as a number; a reason that has no words here stays unsaid. */
function reasonText({ kind, reason }: StockLine, { t }: Language): string | null {
  if (kind === 'capacitySet') return reason;
  const known = REASONS.find((each) => each === reason);
  return known === undefined ? null : t(`staff.stock.reason.${known}`);
}

const LINES = 40;

/** Everything that happened, of all slots. */
export function AllLinesSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [before, setBefore] = useState<number | null>(null);
  const page = useStaffQuery('listStockLines', { slot: null, before }, { everyMs: false });
  const oldest = page.data?.at(-1)?.seq ?? 0;
  return (
    <Sheet
      title={t('staff.stock.changes')}
      testId="stock-changes"
      onClose={onClose}
      actions={
        <>
          <Button
            tone="outline"
            testId="stock-older"
            disabled={(page.data?.length ?? 0) < LINES}
            onPress={() => setBefore(oldest)}
          >
            {t('staff.stock.older')}
          </Button>
          <Button testId="stock-changes-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <ScrolledLines className="stock-list" slot={null} before={before} />
    </Sheet>
  );
}
