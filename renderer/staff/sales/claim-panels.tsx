import type { ClaimView, SaleStory, StaffOfferView } from '../../../shared/contract/staff-sales.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel, Pill } from '../kit/panel.tsx';
import { claimReasonText } from './sale-words.ts';
import type { OpenSheet } from './sheets/sale-sheet.tsx';

export interface ClaimPanelsProps {
  readonly story: SaleStory;
  readonly onOpen: (sheet: OpenSheet) => void;
}

/** What is owed for this sale, each with its ways out; and what was settled already. */
export function ClaimPanels({ story, onOpen }: ClaimPanelsProps) {
  const { t } = useLanguage();
  const settled = story.claims.filter(({ isOpen }) => !isOpen);
  return (
    <>
      {story.claims
        .filter(({ isOpen }) => isOpen)
        .map((claim) => (
          <OpenClaim key={claim.code} claim={claim} story={story} onOpen={onOpen} />
        ))}
      {settled.length > 0 && (
        <Panel title={t('staff.sales.claim.settled')}>
          <ul className="rows">
            {settled.map((claim) => (
              <Settled key={claim.code} claim={claim} currency={story.currency} />
            ))}
          </ul>
          {settled.some(({ isCase, closed }) => isCase || closed === 'printAgain') && (
            <CouponNote story={story} />
          )}
        </Panel>
      )}
    </>
  );
}

/** It is no money that could be given, and it may be used up or not: staff are asked about it. */
function CouponNote({ story: { coupon, currency } }: Pick<ClaimPanelsProps, 'story'>) {
  const { t, money } = useLanguage();
  if (!coupon) return null;
  const amount = money(coupon.amountMinor, currency);
  return (
    <p className="claim-coupon" data-testid="claim-coupon" data-state={coupon.state}>
      {t(`staff.sales.claim.coupon.${coupon.state}`, { amount })}
    </p>
  );
}

type ClaimOffer = Extract<StaffOfferView, { readonly code: string }>;

function OpenClaim({ claim, story, onOpen }: ClaimPanelsProps & { readonly claim: ClaimView }) {
  const language = useLanguage();
  const { t, money } = language;
  const { code, amountMinor, owedMinor } = claim;
  const offers = story.offers.filter((offer): offer is ClaimOffer => 'code' in offer && offer.code === code);
  const amount = (minor: number) => money(minor, story.currency);
  return (
    <section className="claim-open" data-testid={`sale-claim-${code}`}>
      <header>
        <h2>
          <small className="claim-kind">{t('staff.sales.claim.open')}</small>
          {code}
        </h2>
        {amountMinor > 0 && <strong>{t('staff.sales.claim.owed', { amount: amount(owedMinor) })}</strong>}
      </header>
      <p>{claimReasonText(claim.reason, language)}</p>
      {owedMinor < amountMinor && (
        <p>
          {t('staff.sales.claim.part', {
            given: amount(amountMinor - owedMinor),
            amount: amount(amountMinor),
          })}
        </p>
      )}
      {claim.isPartlyBack && (
        <p className="claim-check" data-testid="claim-partly-back">
          {t('staff.sales.claim.partlyBack')}
        </p>
      )}
      {claim.toCheck && <p className="claim-check">{t('staff.sales.claim.check')}</p>}
      {amountMinor === 0 && <p>{t('staff.sales.claim.noMoney')}</p>}
      {claim.isCase && <CouponNote story={story} />}
      <Buttons>
        {offers.map((offer, index) => (
          <Button
            key={offer.kind}
            tone={index === 0 ? 'primary' : 'outline'}
            testId={`act-${offer.kind}`}
            onPress={() => onOpen({ kind: 'offer', offer })}
          >
            {offerText(offer, t)}
          </Button>
        ))}
      </Buttons>
    </section>
  );
}

function offerText(offer: ClaimOffer, t: ReturnType<typeof useLanguage>['t']): string {
  if (offer.kind === 'printAgain')
    return t(offer.isFirst ? 'staff.sales.act.print' : 'staff.sales.act.printAgain');
  return t(offer.kind === 'locateCase' ? 'staff.sales.act.locate' : `staff.sales.act.${offer.kind}`);
}

function Settled({ claim, currency }: { readonly claim: ClaimView; readonly currency: string }) {
  const language = useLanguage();
  const { t, money } = language;
  return (
    <li className="row">
      <span className="row-words">
        <strong>{claim.code}</strong>
        <small>{claimReasonText(claim.reason, language)}</small>
      </span>
      <span className="row-end">
        <Pill tone="plain">{t(`staff.sales.claim.by.${claim.closed ?? 'refund'}`)}</Pill>
        {claim.amountMinor > 0 && money(claim.amountMinor, currency)}
      </span>
    </li>
  );
}
