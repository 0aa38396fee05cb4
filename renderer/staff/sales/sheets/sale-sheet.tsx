import type { SaleStory, StaffOfferView } from '../../../../shared/contract/staff-sales.ts';
import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { bridge } from '../../../bridge/connect.ts';
import { useLanguage } from '../../../state/language.ts';
import { ComplainSheet } from './complain-sheet.tsx';
import { EndRefundSheet } from './end-refund-sheet.tsx';
import { LocateSheet } from './locate-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { RefundSheet } from './refund-sheet.tsx';
import { RefundedSheet } from './refunded-sheet.tsx';

/** What is open over the page of a sale. */
export type OpenSheet =
  | { readonly kind: 'offer'; readonly offer: StaffOfferView }
  /** Money was given back: what is to be done with the hands now. */
  | {
      readonly kind: 'refunded';
      readonly means: 'hand' | 'coins' | 'backOffice';
      readonly amountMinor: number;
    };

export interface SheetOf<Offer> {
  readonly offer: Offer;
  readonly story: SaleStory;
  readonly onClose: () => void;
}

export interface SaleSheetProps {
  readonly sheet: OpenSheet;
  readonly story: SaleStory;
  readonly onOpen: (sheet: OpenSheet) => void;
  readonly onClose: () => void;
}

export function SaleSheet({ sheet, story, onOpen, onClose }: SaleSheetProps) {
  if (sheet.kind === 'refunded')
    return <RefundedSheet refunded={sheet} currency={story.currency} onClose={onClose} />;
  return <OfferSheet offer={sheet.offer} story={story} onOpen={onOpen} onClose={onClose} />;
}

type OfferSheetProps = Omit<SaleSheetProps, 'sheet'> & { readonly offer: StaffOfferView };

function OfferSheet({ offer, story, onOpen, onClose }: OfferSheetProps) {
  const { t } = useLanguage();
  const { saleId, version } = story;
  const shared = { story, onClose };
  switch (offer.kind) {
    case 'printAgain': {
      const { code, isFirst } = offer;
      return (
        <ReasonSheet
          {...shared}
          title={t(isFirst ? 'staff.sales.print.titleFirst' : 'staff.sales.print.title')}
          text={t(isFirst ? 'staff.sales.print.textFirst' : 'staff.sales.print.text', { code })}
          action={t('staff.sales.print.action')}
          reasons={isFirst ? ['paidLate'] : ['jammed', 'badPrint', 'notOut']}
          deed={(reason) => bridge().call('printSaleAgain', { saleId, version, code, reason })}
        />
      );
    }
    case 'locateCase':
      return <LocateSheet {...shared} offer={offer} />;
    case 'refund':
      return <RefundSheet {...shared} offer={offer} onOpen={onOpen} />;
    case 'endRefund':
      return <EndRefundSheet {...shared} offer={offer} />;
    case 'dismiss': {
      const { code } = offer;
      return (
        <ReasonSheet
          {...shared}
          danger
          title={t('staff.sales.dismiss.title')}
          text={t('staff.sales.dismiss.text', { code })}
          action={t('staff.sales.dismiss.action')}
          reasons={['checkedBank', 'checkedCoins', 'elsewhere']}
          deed={(reason) => bridge().call('dismissClaim', { saleId, version, code, reason })}
        />
      );
    }
    case 'complain':
      return <ComplainSheet {...shared} offer={offer} />;
    case 'markCollected':
      return (
        <ReasonSheet
          {...shared}
          title={t('staff.sales.collect.title')}
          text={t('staff.sales.collect.text')}
          action={t('staff.sales.collect.action')}
          reasons={null}
          deed={() => bridge().call('markCollected', { saleId, version })}
        />
      );
    case 'cancelOrder':
      return (
        <ReasonSheet
          {...shared}
          danger
          title={t('staff.sales.cancel.title')}
          text={t('staff.sales.cancel.text')}
          action={t('staff.sales.cancel.action')}
          reasons={['changedMind', 'wrongModel', 'noBlanks']}
          deed={(reason) => bridge().call('cancelOrder', { saleId, version, reason })}
        />
      );
    default:
      return assertNever(offer);
  }
}
