import { useState } from 'react';
import type { DocumentChoice } from '../../../shared/contract/documents.ts';
import type { BridgeError } from '../../../shared/contract/method.ts';
import type { StaffDocumentAct, StaffDocumentOrder } from '../../../shared/contract/staff-documents.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { type Language, useLanguage } from '../../state/language.ts';
import { AskSure } from '../kit/ask-sure.tsx';
import { Facts } from '../kit/panel.tsx';
import { useStaffOrder } from '../kit/staff-api.ts';
import { orderTitle, stateText } from './document-words.ts';

export interface DocumentSheetProps {
  readonly order: StaffDocumentOrder;
  readonly currency: string;
  readonly onClose: () => void;
}

type Act = 'again' | 'settle' | 'refund';

/** One order: what became of it, and what can be done for the shopper. */
export function DocumentSheet({ order, currency, onClose }: DocumentSheetProps) {
  const language = useLanguage();
  const { t, money } = language;
  const [asked, setAsked] = useState<Act | null>(null);
  const acts = useActs(() => setAsked(null));
  const isOpen = order.state === 'claim' || order.state === 'toDeliver';
  const amount = money(order.moneyMinor, currency);
  const run = { again: acts.again, settle: acts.settle, refund: acts.refund } as const;
  const settleKey = order.state === 'toDeliver' ? 'delivered' : 'handedOver';
  return (
    <Sheet
      title={orderTitle(order, language)}
      testId="documents-sheet"
      onClose={onClose}
      actions={
        <>
          {isOpen && order.canPrint && (
            <Button tone="primary" testId="documents-again" onPress={() => setAsked('again')}>
              {t('staff.documents.act.again')}
            </Button>
          )}
          {isOpen && (
            <Button testId="documents-settle" onPress={() => setAsked('settle')}>
              {t(`staff.documents.act.${settleKey}`)}
            </Button>
          )}
          {isOpen && (
            <Button tone="danger" testId="documents-refund" onPress={() => setAsked('refund')}>
              {t('staff.documents.act.refund', { amount })}
            </Button>
          )}
          {order.canPrintSlip && (
            <Button tone="outline" testId="documents-slip" busy={acts.busy} onPress={() => acts.slip(order)}>
              {t('staff.documents.act.slip')}
            </Button>
          )}
          <Button tone="quiet" testId="documents-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        </>
      }
    >
      {order.reason && <p>{t(`staff.documents.reason.${order.reason}`)}</p>}
      {order.state === 'refunding' && <p>{t('staff.documents.refundingText')}</p>}
      {isOpen && order.mayHaveComeOut.length > 0 && (
        <Notice tone="warning">
          {t('staff.documents.mayHaveComeOut', { files: order.mayHaveComeOut.join(', ') })}
        </Notice>
      )}
      {isOpen && !order.canPrint && <Notice tone="info">{t('staff.documents.noFiles')}</Notice>}
      {acts.fault !== null && <Notice tone="error">{acts.fault}</Notice>}
      <OrderFacts order={order} amount={amount} />
      <ul className="rows">
        {order.files.map(({ name, sheets, choice }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and the list never changes
          <li key={index} className="row">
            <span className="row-words">
              <strong>{name}</strong>
              <small>{choiceText(choice, language)}</small>
            </span>
            <span className="row-end">{t('staff.documents.sheets', { count: sheets })}</span>
          </li>
        ))}
      </ul>
      {asked && (
        <AskSure
          title={t(`staff.documents.sure.${asked}.title`)}
          action={t(`staff.documents.sure.${asked}.action`)}
          danger={asked === 'refund'}
          busy={acts.busy}
          onSure={() => run[asked]({ documentOrderId: order.documentOrderId })}
          onClose={() => setAsked(null)}
        >
          <p>{t(`staff.documents.sure.${asked}.text`, { amount })}</p>
        </AskSure>
      )}
    </Sheet>
  );
}

function OrderFacts({ order, amount }: { readonly order: StaffDocumentOrder; readonly amount: string }) {
  const language = useLanguage();
  const { t, time } = language;
  const { orderNo, createdAtMs, sheets, dispatching } = order;
  const where = dispatching && [dispatching.nickname, dispatching.phone, dispatching.address].join(', ');
  return (
    <Facts
      facts={[
        [t('staff.documents.fact.state'), stateText(order, language)],
        [t('staff.documents.fact.orderNo'), orderNo ?? t('staff.documents.fact.noNumber')],
        [t('staff.documents.fact.placed'), time(createdAtMs)],
        [t('staff.documents.fact.money'), amount],
        [t('staff.documents.fact.sheets'), sheets],
        ...(where ? [[t('staff.documents.fact.where'), where] as const] : []),
        ...(dispatching?.message ? [[t('staff.documents.fact.message'), dispatching.message] as const] : []),
      ]}
    />
  );
}

function choiceText(choice: DocumentChoice, { t }: Language): string {
  const { size, caliper, color, side, row, col, copies, startPage, endPage } = choice;
  return [
    t('documents.review.range', { start: startPage, end: endPage }),
    t('documents.review.copies', { count: copies }),
    `${size} ${caliper}`,
    t(`documents.color.${color}`),
    t(`documents.side.${side}`),
    row * col > 1 && t('documents.options.pagesOnSide', { count: row * col }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What can be done, and in plain words why the last one was refused. */
function useActs(onEnd: () => void) {
  const { t } = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const onAnswer = (answer: Result<StaffDocumentAct, BridgeError>) => {
    if (!answer.ok) setFault(t('staff.failed'));
    else
      setFault(answer.value.kind === 'refused' ? t(`staff.documents.refused.${answer.value.reason}`) : null);
    onEnd();
  };
  const [again, isPrinting] = useStaffOrder('printDocumentsAgain', onAnswer);
  const [settle, isSettling] = useStaffOrder('settleDocuments', onAnswer);
  const [refund, isRefunding] = useStaffOrder('refundDocumentsByHand', onAnswer);
  const [printSlip, isSlipPrinting] = useStaffOrder('printDocumentSlipAgain', onAnswer);
  const slip = ({ documentOrderId }: StaffDocumentOrder) => printSlip({ documentOrderId });
  const busy = isPrinting || isSettling || isRefunding || isSlipPrinting;
  return { fault, again, settle, refund, slip, busy };
}
