import { useState } from 'react';
import type { CabinetView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { useMay } from '../../devices/use-may.ts';
import { AskSure } from '../../kit/ask-sure.tsx';
import { Facts } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { refusalText, whenAndWho } from './books-words.ts';
import { CabinetForm, NUMBER_FIELDS } from './cabinet-form.tsx';
import { useBooksOrder } from './use-books-order.ts';

export interface CabinetSheetProps {
  /** As the list has it; the sheet reads it anew. */
  readonly listed: CabinetView;
  readonly onClose: () => void;
}

/** One cabinet with all that the books say of it. */
export function CabinetSheet({ listed, onClose }: CabinetSheetProps) {
  const language = useLanguage();
  const { t } = language;
  const maySetUp = useMay('setUpBooks');
  const [asking, setAsking] = useState<'nothing' | 'change' | 'delete'>('nothing');
  const { data } = useStaffQuery('getCabinet', { id: listed.id }, { everyMs: false });
  const cabinet = data?.kind === 'done' ? data.cabinet : listed;
  const isThere = data?.kind === 'done';
  const facts: (readonly [string, string | null])[] = [
    ...NUMBER_FIELDS.map((field) => [t(`staff.books.cabinet.${field}`), String(cabinet[field])] as const),
    [t('staff.books.access.number'), cabinet.setOfBook],
    [t('staff.books.cabinet.created'), whenAndWho(cabinet.createdAt, cabinet.createdBy)],
    [t('staff.books.cabinet.updated'), whenAndWho(cabinet.updatedAt, cabinet.updatedBy)],
  ];
  return (
    <>
      <Sheet
        title={cabinet.name}
        testId="cabinet-sheet"
        onClose={onClose}
        actions={
          <>
            {maySetUp && (
              <>
                <Button
                  tone="primary"
                  testId="cabinet-change"
                  disabled={!isThere}
                  onPress={() => setAsking('change')}
                >
                  {t('staff.books.change')}
                </Button>
                <Button
                  tone="danger"
                  testId="cabinet-delete"
                  disabled={!isThere}
                  onPress={() => setAsking('delete')}
                >
                  {t('staff.books.delete')}
                </Button>
              </>
            )}
            <Button testId="ask-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        {data?.kind === 'refused' && <Notice tone="warning">{refusalText(data, language)}</Notice>}
        <Facts facts={facts.filter(([, value]) => value !== null)} />
      </Sheet>
      {asking === 'change' && (
        <CabinetForm
          cabinet={cabinet}
          onDone={() => setAsking('nothing')}
          onClose={() => setAsking('nothing')}
        />
      )}
      {asking === 'delete' && (
        <DeleteCabinet cabinet={cabinet} onDone={onClose} onClose={() => setAsking('nothing')} />
      )}
    </>
  );
}

interface DeleteProps {
  readonly cabinet: CabinetView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function DeleteCabinet({ cabinet: { id, name, devId }, onDone, onClose }: DeleteProps) {
  const { t } = useLanguage();
  const { order, busy, fault } = useBooksOrder('deleteCabinet', onDone);
  return (
    <AskSure
      title={t('staff.books.cabinet.deleteTitle', { name })}
      action={t('staff.books.delete')}
      danger
      busy={busy}
      onSure={() => order({ id, name, devId })}
      onClose={onClose}
    >
      <p>{t('staff.books.cabinet.deleteText', { devId: String(devId) })}</p>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
    </AskSure>
  );
}
