import { useCallback, useEffect, useState } from 'react';
import type { StaffDocumentOrder } from '../../../shared/contract/staff-documents.ts';
import type { SalePageView, SaleSummary } from '../../../shared/contract/staff-sales.ts';
import { SALE_STATES, type SaleState } from '../../../shared/domain/sale-state.ts';
import { mayDo } from '../../../shared/domain/staff.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { listenForCodes } from '../../components/scanner/scanned-codes.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage, useStaffStore } from '../../state/staff-store.ts';
import { DocumentSheet } from '../documents/document-sheet.tsx';
import { stateText, stateTone } from '../documents/document-words.ts';
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
  const [openDocument, setOpenDocument] = useState<string | null>(null);
  const onCode = useCallback((text: string) => void openScanned(text, setSearch, setOpenDocument), []);
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
      <Found
        search={search}
        onPage={(after) => setSearch({ ...search, after })}
        openDocument={openDocument}
        onDocument={setOpenDocument}
      />
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
async function openScanned(
  text: string,
  setSearch: (search: Search) => void,
  setOpenDocument: (documentOrderId: string) => void,
): Promise<void> {
  const wanted = { ...EVERYTHING, text: text.trim().slice(0, 64) };
  const answer = await bridge().call('searchSales', wanted);
  const { sales, documents } = answer.ok ? answer.value : { sales: [], documents: [] };
  const [sale, document] = sales.length + documents.length === 1 ? [sales[0], documents[0]] : [];
  if (sale) return showStaffPage('sales', sale.saleId);
  setSearch(wanted);
  if (document) setOpenDocument(document.documentOrderId);
}

/** Keys of a scanner that types would else be taken from the field that is being written in. */
function useScanner(isListening: boolean, onCode: (text: string) => void): void {
  useEffect(
    () => (isListening ? listenForCodes(bridge(), window, onCode) : undefined),
    [isListening, onCode],
  );
}

interface FoundProps {
  readonly search: Search;
  readonly onPage: (after: string | null) => void;
  /** Of the order of documents whose sheet is open. */
  readonly openDocument: string | null;
  readonly onDocument: (documentOrderId: string | null) => void;
}

function Found({ search, onPage, openDocument, onDocument }: FoundProps) {
  const { t } = useLanguage();
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const { data, isError, isFetching, refetch } = useStaffQuery('searchSales', search);
  if (!data)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  const shown = data.documents.find(({ documentOrderId }) => documentOrderId === openDocument);
  return (
    <>
      {data.sales.length + data.documents.length === 0 && (
        <p className="sales-quiet">{t('staff.sales.noneFound')}</p>
      )}
      <ul className="rows" data-testid="sales-found">
        {together(data).map((found) => (
          <li key={found.id}>
            {found.sale && <SaleRow sale={found.sale} />}
            {found.document && <DocumentRow order={found.document} currency={currency} onOpen={onDocument} />}
          </li>
        ))}
      </ul>
      {shown && <DocumentSheet order={shown} currency={currency} onClose={() => onDocument(null)} />}
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

/** Sales and orders of documents in one list, the youngest first. */
const together = ({ sales, documents }: SalePageView) =>
  [
    ...sales.map((sale) => ({ id: sale.saleId, atMs: sale.startedAtMs, sale, document: null })),
    ...documents.map((document) => ({
      ...{ id: document.documentOrderId, atMs: document.createdAtMs, sale: null, document },
    })),
  ].toSorted((one, other) => other.atMs - one.atMs);

interface DocumentRowProps {
  readonly order: StaffDocumentOrder;
  readonly currency: string;
  readonly onOpen: (documentOrderId: string) => void;
}

function DocumentRow({ order, currency, onOpen }: DocumentRowProps) {
  const language = useLanguage();
  const { t, time, money } = language;
  const { documentOrderId, code, orderNo, createdAtMs, moneyMinor } = order;
  const number = code === null ? null : orderNo;
  return (
    <Row
      testId={`documents-${documentOrderId}`}
      title={[t('staff.sales.documents'), code ?? orderNo].filter(Boolean).join(' · ')}
      text={[time(createdAtMs), number, order.files[0]?.name].filter(Boolean).join(' · ')}
      end={
        <>
          <Pill tone={stateTone(order)}>{stateText(order, language)}</Pill>
          <span className="sales-price">{money(moneyMinor, currency)}</span>
        </>
      }
      onPress={() => onOpen(documentOrderId)}
    />
  );
}
