import type { StaffOfferView } from '../../../shared/contract/staff-sales.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { Buttons, Panel } from '../kit/panel.tsx';
import type { ClaimPanelsProps } from './claim-panels.tsx';
import { useSaleAct } from './use-sale-act.ts';

type CaseOffer = Extract<StaffOfferView, { kind: 'complain' | 'markCollected' | 'cancelOrder' }>;

const isOfCase = (offer: StaffOfferView): offer is CaseOffer => !('code' in offer);

/** What can be done beside claims: with the case, and slips of paper. */
export function OtherActs({ story, onOpen }: ClaimPanelsProps) {
  const { t } = useLanguage();
  const { act, busy, fault } = useSaleAct(story, () => undefined);
  const offers = story.offers.filter(isOfCase);
  const { saleId, version, slips } = story;
  if (offers.length + slips.length === 0) return null;
  return (
    <Panel title={t('staff.sales.actsTitle')}>
      <Buttons>
        {offers.map((offer) => (
          <Button
            key={offer.kind}
            tone="outline"
            testId={`act-${offer.kind}`}
            onPress={() => onOpen({ kind: 'offer', offer })}
          >
            {t(`staff.sales.act.${offer.kind}`)}
          </Button>
        ))}
        {slips.map((slip) => (
          <Button
            key={slip}
            tone="outline"
            busy={busy}
            testId={`act-slip-${slip}`}
            onPress={() => act(() => bridge().call('reprintSlip', { saleId, version, slip }))}
          >
            {t(`staff.sales.act.slip.${slip}`)}
          </Button>
        ))}
      </Buttons>
      {fault !== null && (
        <p className="sale-fault" role="alert">
          {fault}
        </p>
      )}
    </Panel>
  );
}
