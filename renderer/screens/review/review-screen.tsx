import { useMemo } from 'react';
import type { Model } from '../../../shared/contract/catalogue.ts';
import type { CouponOffer } from '../../../shared/contract/members.ts';
import { checkReadiness } from '../../bridge/api.ts';
import { Button } from '../../components/button.tsx';
import { CaseOutline } from '../../components/case-outline.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { paintPicture } from '../../components/turning-case/paint-picture.ts';
import { TurningCase } from '../../components/turning-case/turning-case.tsx';
import { useAction } from '../../components/use-action.ts';
import { startSale } from '../../flow/sale-actions.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { MemberEntry } from '../members/member-entry.tsx';
import { isForPrice, useMemberStore } from '../members/member-store.ts';
import { PrintWarnings } from './print-warnings.tsx';
import { ReadinessLine } from './readiness-line.tsx';
import './review-screen.css';

/** What will be printed, what it costs, and whether the kiosk can do it now. */
export function ReviewScreen() {
  const model = useDraftStore((draft) => draft.model);
  return model && <Review model={model} />;
}

/** The finished case, to be turned; a mere outline after a reload, which loses the picture. */
function CasePicture({ model, pictureUrl }: { readonly model: Model; readonly pictureUrl: string | null }) {
  const { t } = useLanguage();
  const paintPrint = useMemo(() => pictureUrl && paintPicture(pictureUrl), [pictureUrl]);
  const label = t('review.picture', { name: model.name });
  if (!paintPrint) return <CaseOutline geometry={model.geometry} label={label} />;
  return <TurningCase geometry={model.geometry} paintPrint={paintPrint} label={label} />;
}

/** The coupon of whoever is here, as far as it was checked against this model's price. Null where the shop has none. */
function useCoupon(model: Model, hasMembers: boolean): CouponOffer | null {
  const coupon = useMemberStore((state) => state.visit?.coupon);
  return hasMembers && coupon && isForPrice(coupon, model.priceMinor) ? coupon : null;
}

function Review({ model }: { readonly model: Model }) {
  const { t, money } = useLanguage();
  const previewUrl = useDraftStore((draft) => draft.printPreviewUrl);
  const goTo = useSessionStore((session) => session.goTo);
  const currency = useKioskStore((state) => state.info?.currency) ?? 'CNY';
  const readiness = checkReadiness.useQuery(model.brandId, model.modelId);
  const [pay, paying] = useAction(startSale);
  const hasMembers = useKioskStore((state) => state.info?.services.includes('members')) ?? false;
  const coupon = useCoupon(model, hasMembers);
  const price = money(coupon?.toPayMinor ?? model.priceMinor, currency);
  const soldOut = readiness.data?.problems.includes('soldOut') ?? false;
  return (
    <ScreenFrame
      testId="review"
      title={t('review.title')}
      lead={t('review.lead')}
      help="review"
      progress="review"
      still
      onBack={() => goTo('design')}
      leave="design"
      actions={
        <>
          {soldOut && (
            <Button tone="outline" testId="other-model" onPress={() => goTo('model')}>
              {t('review.otherModel')}
            </Button>
          )}
          <Button
            tone="primary"
            testId="review-confirm"
            disabled={!readiness.data?.ready}
            describedBy="readiness"
            busy={paying}
            onPress={pay}
          >
            {paying ? t('review.starting') : t('review.confirm', { price })}
          </Button>
        </>
      }
    >
      <div className="review">
        <div className="review-picture">
          <CasePicture model={model} pictureUrl={previewUrl} />
        </div>
        <div className="review-side">
          <dl className="review-facts">
            <div>
              <dt>{t('review.phone')}</dt>
              <dd>{model.name}</dd>
            </div>
            <div className="review-price">
              <dt>
                {coupon
                  ? t('review.priceLess', {
                      price: money(model.priceMinor, currency),
                      discount: money(coupon.discountMinor, currency),
                    })
                  : t('review.price')}
              </dt>
              <dd data-testid="review-to-pay">{price}</dd>
            </div>
          </dl>
          <PrintWarnings model={model} />
          {hasMembers && <MemberEntry model={model} />}
          <ReadinessLine
            readiness={readiness.data}
            failed={readiness.isError}
            onRetry={() => void readiness.refetch()}
          />
        </div>
      </div>
    </ScreenFrame>
  );
}
