import { useState } from 'react';
import type { SaleStory } from '../../../shared/contract/staff-sales.ts';
import { orderStatusName } from '../../../shared/domain/order.ts';
import { bridge } from '../../bridge/connect.ts';
import { Button } from '../../components/button.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { Facts, Panel, Pill } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { ClaimPanels } from './claim-panels.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { OtherActs } from './other-acts.tsx';
import { payTypeText, STATE_TONES } from './sale-words.ts';
import { type OpenSheet, SaleSheet } from './sheets/sale-sheet.tsx';
import { TimeLine } from './time-line.tsx';

const LOOK_AGAIN_MS = 2_000;

/** Everything about one sale: what is owed and what can be done, where its money is, and what happened. */
export function SalePage({ saleId }: { readonly saleId: string }) {
  const { t } = useLanguage();
  const { data, isError, isFetching, refetch } = useStaffQuery(
    'getSaleStory',
    { saleId },
    { everyMs: LOOK_AGAIN_MS },
  );
  if (data === undefined)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  return (
    <>
      <div className="sale-back">
        <Button testId="sale-back" onPress={() => showStaffPage('sales')}>
          <BackIcon />
          {t('staff.sales.back')}
        </Button>
      </div>
      {data === null ? <ListEmpty text={t('staff.sales.gone')} /> : <Story story={data} />}
    </>
  );
}

function Story({ story }: { readonly story: SaleStory }) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  return (
    <>
      <Head story={story} />
      <ClaimPanels story={story} onOpen={setSheet} />
      <OtherActs story={story} onOpen={setSheet} />
      <MoneyPanel story={story} />
      <Tries story={story} />
      <TimeLine story={story} />
      {sheet && <SaleSheet sheet={sheet} story={story} onOpen={setSheet} onClose={() => setSheet(null)} />}
    </>
  );
}

function Head({ story }: { readonly story: SaleStory }) {
  const { t, time, money } = useLanguage();
  const { order, currency, state } = story;
  const price = story.isFromElsewhere ? t('staff.sales.elsewhere') : money(story.priceMinor, currency);
  const facts: (readonly [string, string])[] = [
    [t('staff.sales.fact.started'), time(story.startedAtMs)],
    [t('staff.sales.fact.price'), price],
    ...(order
      ? ([
          [t('staff.sales.fact.order'), order.orderId],
          [t('staff.sales.fact.status'), t(`staff.sales.status.${orderStatusName(order.status)}`)],
          [t('staff.sales.fact.backend'), order.backendOrderId ?? t('staff.none')],
        ] as const)
      : []),
    [t('staff.sales.fact.sale'), story.saleId],
  ];
  return (
    <section className="sale-head" data-testid="sale-head" data-state={state}>
      <Picture story={story} />
      <div className="sale-head-words">
        <div className="sale-head-title">
          <h2>{story.queueNo ?? t('staff.sales.noQueueNo')}</h2>
          <Pill tone={STATE_TONES[state]}>{t(`staff.sales.state.${state}`)}</Pill>
        </div>
        <p className="sale-head-model">{story.modelName}</p>
        <Facts facts={facts} />
      </div>
    </section>
  );
}

/** Only as long as somebody may need it: then it is erased, and the page says so. */
function Picture({ story: { picturePath } }: { readonly story: SaleStory }) {
  const { t } = useLanguage();
  const [isMissing, setIsMissing] = useState(false);
  if (picturePath === null || isMissing)
    return <p className="sale-picture sale-picture-gone">{t('staff.sales.pictureGone')}</p>;
  return (
    <img
      className="sale-picture"
      src={bridge().fileUrl(picturePath)}
      alt={t('staff.sales.picture')}
      onError={() => setIsMissing(true)}
    />
  );
}

function Tries({ story: { attempts, currency } }: { readonly story: SaleStory }) {
  const language = useLanguage();
  const { t, money } = language;
  if (attempts.length === 0) return null;
  return (
    <Panel title={t('staff.sales.triesTitle')}>
      <ul className="rows">
        {attempts.map(({ paymentId, payType, amountMinor, state, paidForCase }) => (
          <li key={paymentId} className="row">
            <span className="row-words">
              <strong>{payTypeText(payType, language)}</strong>
              <small>{paymentId}</small>
            </span>
            <span className="row-end">
              <Pill tone={paidForCase ? 'good' : 'plain'}>{t(`staff.sales.try.${state}`)}</Pill>
              {money(amountMinor, currency)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
