import type { ComponentType } from 'react';
import type { CaseLocationChoice, StaffOfferView } from '../../../../shared/contract/staff-sales.ts';
import { bridge } from '../../../bridge/connect.ts';
import { Button } from '../../../components/button.tsx';
import { Sheet } from '../../../components/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { HandIcon, NowhereIcon, SpoiledIcon, TrayIcon } from '../sales-icons.tsx';
import { useSaleAct } from '../use-sale-act.ts';
import type { SheetOf } from './sale-sheet.tsx';

const ANSWERS: readonly (readonly [CaseLocationChoice, ComponentType])[] = [
  ['tray', TrayIcon],
  ['handedOver', HandIcon],
  ['spoiled', SpoiledIcon],
  ['nowhere', NowhereIcon],
];

/** The question that no device can answer. Each answer leads to the right end. */
export function LocateSheet({
  offer,
  story,
  onClose,
}: SheetOf<Extract<StaffOfferView, { kind: 'locateCase' }>>) {
  const { t } = useLanguage();
  const { act, busy, fault } = useSaleAct(story, onClose);
  const { saleId, version } = story;
  const answer = (where: CaseLocationChoice) => {
    if (!busy) act(() => bridge().call('locateCase', { saleId, version, code: offer.code, where }));
  };
  return (
    <Sheet
      title={t('staff.sales.locate.title')}
      testId="locate-sheet"
      onClose={onClose}
      actions={
        <Button onPress={onClose} testId="ask-close">
          {t('frame.close')}
        </Button>
      }
    >
      <p>{t('staff.sales.locate.text')}</p>
      <div className="locate">
        {ANSWERS.filter(([where]) => offer.answers.includes(where)).map(([where, Picture]) => (
          <button key={where} type="button" data-testid={`locate-${where}`} onClick={() => answer(where)}>
            <Picture />
            <strong>{t(`staff.sales.locate.${where}`)}</strong>
            <small>{t(`staff.sales.locate.${where}Text`)}</small>
          </button>
        ))}
      </div>
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
    </Sheet>
  );
}
