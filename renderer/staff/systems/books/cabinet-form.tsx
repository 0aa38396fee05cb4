import { useState } from 'react';
import type { CabinetFieldsView, CabinetView } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { AskNumber } from '../../kit/ask-number.tsx';
import { AskText } from '../../kit/ask-text.tsx';
import { Row } from '../../kit/panel.tsx';
import { DEVICE_ID_MAX } from './order-filters.tsx';
import { useBooksOrder } from './use-books-order.ts';

export const NUMBER_FIELDS = ['devId', 'storeId', 'bankId', 'memberId', 'employeeId', 'billType'] as const;
type NumberField = (typeof NUMBER_FIELDS)[number];
type Draft = { readonly [Field in keyof CabinetFieldsView]: CabinetFieldsView[Field] | null };

export interface CabinetFormProps {
  /** Null: a new one. */
  readonly cabinet: CabinetView | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const EMPTY: Draft = {
  name: null,
  devId: null,
  storeId: null,
  bankId: null,
  memberId: null,
  employeeId: null,
  billType: null,
};

/** The fields of a cabinet. Nothing is sent until Save, and not before all of them are there. */
export function CabinetForm({ cabinet, onDone, onClose }: CabinetFormProps) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState<Draft>(cabinet ? fieldsOf(cabinet) : EMPTY);
  const [asking, setAsking] = useState<'name' | NumberField | null>(null);
  const create = useBooksOrder('createCabinet', onDone);
  const change = useBooksOrder('changeCabinet', onDone);
  const fields = complete(draft);
  const fault = create.fault ?? change.fault;
  const take = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setAsking(null);
  };
  const save = () => {
    if (fields && cabinet) change.order({ id: cabinet.id, fields });
    else if (fields) create.order(fields);
  };
  const shown = (value: string | number | null) =>
    value === null ? t('staff.books.cabinet.enter') : String(value);
  return (
    <>
      <Sheet
        title={cabinet?.name ?? t('staff.books.cabinet.new')}
        testId="cabinet-form"
        onClose={onClose}
        actions={
          <>
            <Button
              tone="primary"
              testId="cabinet-save"
              disabled={!fields}
              busy={create.busy || change.busy}
              onPress={save}
            >
              {t('staff.books.save')}
            </Button>
            <Button testId="ask-close" onPress={onClose}>
              {t('frame.close')}
            </Button>
          </>
        }
      >
        {fault !== null && <Notice tone="error">{fault}</Notice>}
        <div className="rows">
          {(['name', ...NUMBER_FIELDS] as const).map((field) => (
            <Row
              key={field}
              title={t(`staff.books.cabinet.${field}`)}
              end={<span className={draft[field] === null ? 'form-empty' : ''}>{shown(draft[field])}</span>}
              testId={`cabinet-field-${field}`}
              onPress={() => setAsking(field)}
            />
          ))}
        </div>
      </Sheet>
      {asking === 'name' && (
        <AskText
          title={t('staff.books.cabinet.name')}
          initial={draft.name ?? ''}
          maxLength={60}
          onDone={(name) => take({ name })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking !== null && asking !== 'name' && (
        <AskNumber
          key={asking}
          title={t(`staff.books.cabinet.${asking}`)}
          text={t('staff.books.cabinet.idText')}
          initial={draft[asking] ?? 0}
          maximum={DEVICE_ID_MAX}
          onDone={(value) => take({ [asking]: value })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function fieldsOf(cabinet: CabinetView): CabinetFieldsView {
  const { name, devId, storeId, bankId, memberId, employeeId, billType } = cabinet;
  return { name, devId, storeId, bankId, memberId, employeeId, billType };
}

function complete({
  name,
  devId,
  storeId,
  bankId,
  memberId,
  employeeId,
  billType,
}: Draft): CabinetFieldsView | null {
  if (name === null || devId === null || storeId === null || bankId === null) return null;
  if (memberId === null || employeeId === null || billType === null) return null;
  return { name, devId, storeId, bankId, memberId, employeeId, billType };
}
