import { useCallback, useEffect, useState } from 'react';
import type { SaleSummary } from '../../../shared/contract/staff-sales.ts';
import { SALE_STATES, type SaleState } from '../../../shared/domain/sale-state.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { listenForCodes } from '../../components/scanner/scanned-codes.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage, useStaffStore } from '../../state/staff-store.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Choice } from '../kit/choice.tsx';
import { Buttons, Panel, Pill, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { DayStepper } from './day-stepper.tsx';
import { ExportSheet } from './export-sheet.tsx';
import { payTypeText, STATE_TONES } from './sale-words.ts';
import { SearchIcon } from './sales-icons.tsx';

/** What is looked for. A change of it begins at the first page again. */
interface Search {
  readonly text: string | null;
  readonly state: SaleState | null;
  readonly daysAgo: number | null;
  readonly after: string | null;
}

const EVERYTHING: Search = { text: null, state: null, daysAgo: null, after: null };

/** Every sale that this kiosk knows of, the youngest first, and what narrows them down. */
export function SalesList() {
  const { t } = useLanguage();
  const person = useStaffStore((state) => state.person);
  const [search, setSearch] = useState(EVERYTHING);
  const [sheet, setSheet] = useState<'none' | 'text' | 'export'>('none');
  const narrow = (change: Partial<Search>) => setSearch({ ...search, after: null, ...change });
  const onCode = useCallback((text: string) => void openScanned(text, setSearch), []);
  useScanner(sheet === 'none', onCode);
  return (
    <Panel
      title={t('staff.sales.listTitle')}
      testId="staff-sales-list"
      aside={
        person &&
        mayDo(person.role, 'exportSales') && (
          <Buttons>
            <Button testId="sales-export" onPress={() => setSheet('export')}>
              {t('staff.sales.export.open')}
            </Button>
          </Buttons>
        )
      }
    >
      <div className="sales-search">
        <button
          type="button"
          className="sales-find"
          data-testid="sales-find"
          onClick={() => setSheet('text')}
        >
          <SearchIcon />
          <span className={search.text === null ? 'sales-find-hint' : ''}>
            {search.text ?? t('staff.sales.search')}
          </span>
        </button>
        {search.text !== null && (
          <Button tone="outline" testId="sales-find-clear" onPress={() => narrow({ text: null })}>
            {t('staff.sales.clearSearch')}
          </Button>
        )}
      </div>
      <Choice
        label={t('staff.sales.stateLabel')}
        testId="sales-state"
        value={search.state ?? 'any'}
        options={[
          { value: 'any' as const, label: t('staff.sales.anyState') },
          ...SALE_STATES.map((value) => ({ value, label: t(`staff.sales.state.${value}`) })),
        ]}
        onChange={(value) => narrow({ state: value === 'any' ? null : value })}
      />
      <DayStepper daysAgo={search.daysAgo} onChange={(daysAgo) => narrow({ daysAgo })} />
      <Found search={search} onPage={(after) => setSearch({ ...search, after })} />
      {sheet === 'text' && (
        <AskText
          title={t('staff.sales.searchTitle')}
          text={t('staff.sales.searchText')}
          initial={search.text ?? ''}
          maxLength={40}
          mayBeEmpty
          onClose={() => setSheet('none')}
          onDone={(text) => {
            narrow({ text: text === '' ? null : text.toUpperCase() });
            setSheet('none');
          }}
        />
      )}
      {sheet === 'export' && <ExportSheet onClose={() => setSheet('none')} />}
    </Panel>
  );
}

/** A slip leads to its sale at once; a code that fits several is looked for like a typed one. */
async function openScanned(text: string, setSearch: (search: Search) => void): Promise<void> {
  const wanted = { ...EVERYTHING, text: text.trim().slice(0, 64) };
  const answer = await bridge().call('searchSales', wanted);
  const only = answer.ok && answer.value.sales.length === 1 ? answer.value.sales[0] : undefined;
  if (only) showStaffPage('sales', only.saleId);
  else setSearch(wanted);
}

/** Keys of a scanner that types would else be taken from the field that is being written in. */
function useScanner(isListening: boolean, onCode: (text: string) => void): void {
  useEffect(
    () => (isListening ? listenForCodes(bridge(), window, onCode) : undefined),
    [isListening, onCode],
  );
}

function Found({
  search,
  onPage,
}: {
  readonly search: Search;
  readonly onPage: (after: string | null) => void;
}) {
  const { t } = useLanguage();
  const { data, isError, isFetching, refetch } = useStaffQuery('searchSales', search);
  if (!data)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  return (
    <>
      {data.sales.length === 0 && <p className="sales-quiet">{t('staff.sales.noneFound')}</p>}
      <ul className="rows" data-testid="sales-found">
        {data.sales.map((sale) => (
          <li key={sale.saleId}>
            <SaleRow sale={sale} />
          </li>
        ))}
      </ul>
      {(search.after !== null || data.cursor !== null) && (
        <Buttons>
          <Button testId="sales-newest" disabled={search.after === null} onPress={() => onPage(null)}>
            {t('staff.sales.newest')}
          </Button>
          <Button testId="sales-older" disabled={data.cursor === null} onPress={() => onPage(data.cursor)}>
            {t('staff.sales.older')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

function SaleRow({ sale }: { readonly sale: SaleSummary }) {
  const language = useLanguage();
  const { t, time, money } = language;
  const way = sale.payType === null ? null : payTypeText(sale.payType, language);
  return (
    <Row
      testId={`sale-${sale.saleId}`}
      title={[sale.queueNo, sale.modelName].filter(Boolean).join(' · ')}
      text={[time(sale.startedAtMs), way, ...sale.claimCodes].filter(Boolean).join(' · ')}
      end={
        <>
          <Pill tone={STATE_TONES[sale.state]}>{t(`staff.sales.state.${sale.state}`)}</Pill>
          <span className="sales-price">
            {sale.priceMinor === 0 ? t('staff.sales.elsewhere') : money(sale.priceMinor, sale.currency)}
          </span>
        </>
      }
      onPress={() => showStaffPage('sales', sale.saleId)}
    />
  );
}
