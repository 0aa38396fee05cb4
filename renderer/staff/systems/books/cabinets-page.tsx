import { useState } from 'react';
import type { CabinetView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { ListEmpty } from '../../../components/list-state.tsx';
import { useLanguage } from '../../../state/language.ts';
import { useMay } from '../../devices/use-may.ts';
import { Panel, Row } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { BackButton } from '../back-button.tsx';
import { showBooks } from '../systems-routes.ts';
import { BooksTrouble } from './books-trouble.tsx';
import { CabinetForm } from './cabinet-form.tsx';
import { CabinetSheet } from './cabinet-sheet.tsx';
import { Pager } from './pager.tsx';
import { SearchField } from './search-field.tsx';

/** The operator's machines as the books have them. */
export function CabinetsPage() {
  const { t } = useLanguage();
  const maySetUp = useMay('setUpBooks');
  const [search, setSearch] = useState<{ name: string | null; start: number }>({ name: null, start: 0 });
  const [open, setOpen] = useState<CabinetView | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <BackButton text={t('staff.books.back')} onPress={() => showBooks()} />
      <Panel
        title={t('staff.books.pages.cabinets')}
        testId="books-cabinets"
        aside={
          maySetUp && (
            <Button tone="outline" testId="cabinet-new" onPress={() => setOpen('new')}>
              {t('staff.books.cabinet.new')}
            </Button>
          )
        }
      >
        <SearchField
          hint={t('staff.books.cabinet.search')}
          value={search.name}
          testId="cabinets-find"
          onChange={(name) => setSearch({ name, start: 0 })}
        />
        <Found search={search} onOpen={setOpen} onStart={(start) => setSearch({ ...search, start })} />
      </Panel>
      {open === 'new' && <CabinetForm cabinet={null} onDone={close} onClose={close} />}
      {open !== null && open !== 'new' && <CabinetSheet listed={open} onClose={close} />}
    </>
  );
}

interface FoundProps {
  readonly search: { readonly name: string | null; readonly start: number };
  readonly onOpen: (cabinet: CabinetView) => void;
  readonly onStart: (start: number) => void;
}

function Found({ search, onOpen, onStart }: FoundProps) {
  const { t } = useLanguage();
  const { data, isFetching, isError, refetch } = useStaffQuery('listCabinets', search, { everyMs: false });
  if (!data && !isError) return <p className="systems-lead">{t('list.loading')}</p>;
  if (data?.kind !== 'found')
    return <BooksTrouble refused={data ?? null} busy={isFetching} onRetry={() => void refetch()} />;
  return (
    <>
      {data.items.length === 0 && <ListEmpty text={t('staff.books.cabinet.none')} />}
      <ul className="rows" data-testid="cabinets-found" aria-busy={isFetching}>
        {data.items.map((cabinet) => (
          <li key={cabinet.id}>
            <Row
              testId={`cabinet-${cabinet.devId}`}
              title={cabinet.name}
              text={`${t('staff.books.cabinet.storeId')} ${cabinet.storeId}`}
              end={`${t('staff.books.cabinet.devId')} ${cabinet.devId}`}
              onPress={() => onOpen(cabinet)}
            />
          </li>
        ))}
      </ul>
      <Pager start={data.start} shown={data.items.length} total={data.total} onStart={onStart} />
    </>
  );
}
