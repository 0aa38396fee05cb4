import type { ComparedModel } from '../../../shared/contract/staff-stock.ts';
import { Button } from '../../components/button.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';

/** What the shop's system believes, beside what lies in the machine. */
export function CompareSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const compared = useStaffQuery('compareStock', {}, { everyMs: false });
  const retry = () => void compared.refetch();
  return (
    <Sheet
      title={t('staff.stock.compare')}
      testId="stock-compare"
      onClose={onClose}
      actions={
        <Button testId="stock-compare-close" onPress={onClose}>
          {t('frame.close')}
        </Button>
      }
    >
      {compared.isError && !compared.data && (
        <ListFailed text={t('staff.failed')} onRetry={retry} busy={compared.isFetching} />
      )}
      {compared.data?.kind === 'away' && (
        <ListFailed text={t('staff.stock.away')} onRetry={retry} busy={compared.isFetching} />
      )}
      {compared.data?.kind === 'compared' && <ComparedList models={compared.data.models} />}
    </Sheet>
  );
}

function ComparedList({ models }: { readonly models: readonly ComparedModel[] }) {
  const { t } = useLanguage();
  const differing = models.filter(isDifferent);
  if (differing.length === 0) return <ListEmpty good text={t('staff.stock.compared.same')} />;
  return (
    <>
      <p>{t('staff.stock.compared.text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <ul className="rows stock-list" tabIndex={0}>
        {differing.map((model) => (
          <li key={`${model.modelId} ${model.slots.join()}`}>
            <Row title={model.modelName} text={whereText(model, t)} end={<Numbers model={model} />} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Numbers({ model: { backendStock, ownCount } }: { readonly model: ComparedModel }) {
  const { t } = useLanguage();
  return (
    <span className={ownCount === null ? 'compare-numbers' : 'compare-numbers compare-differs'}>
      <span>
        <b>{backendStock ?? '–'}</b>
        <br />
        {t('staff.stock.compared.shop')}
      </span>
      <span>
        <b>{ownCount ?? '?'}</b>
        <br />
        {t('staff.stock.compared.here')}
      </span>
    </span>
  );
}

const isDifferent = ({ backendStock, ownCount }: ComparedModel): boolean => backendStock !== ownCount;

function whereText({ slots, backendStock }: ComparedModel, t: ReturnType<typeof useLanguage>['t']): string {
  const where =
    slots.length === 0
      ? t('staff.stock.compared.noSlot')
      : t('staff.stock.inSlots', { slots: slots.join(', ') });
  return backendStock === null ? `${where} · ${t('staff.stock.compared.unknown')}` : where;
}
