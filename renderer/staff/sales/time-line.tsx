import type { SaleStory, StoryLine } from '../../../shared/contract/staff-sales.ts';
import type { ShownEventKind } from '../../../shared/domain/sale-event-kinds.ts';
import { useLanguage } from '../../state/language.ts';
import { Panel } from '../kit/panel.tsx';
import { detailText } from './sale-words.ts';

/** The whole story of a sale in plain words, the first line at the top. */
export function TimeLine({ story: { lines, currency } }: { readonly story: SaleStory }) {
  const { t } = useLanguage();
  return (
    <Panel title={t('staff.sales.storyTitle')} testId="sale-story">
      <ol className="time-line">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a journal only grows at its end
          <Line key={index} line={line} currency={currency} />
        ))}
      </ol>
    </Panel>
  );
}

type Weight = 'good' | 'bad' | 'staff' | 'plain';

/** What stands out: the turns that a story takes. */
const WEIGHTS: Partial<Record<ShownEventKind, Weight>> = {
  orderPlaced: 'good',
  printFinished: 'good',
  dispenseFinished: 'good',
  caseCollected: 'good',
  pictureRefused: 'bad',
  uploadRefused: 'bad',
  paymentRefused: 'bad',
  orderRefused: 'bad',
  feedFailed: 'bad',
  printImpossible: 'bad',
  printFailed: 'bad',
  dispenseFailed: 'bad',
  catchUpRefused: 'bad',
  billLost: 'bad',
  payOutGivenUp: 'bad',
  claimOpened: 'bad',
  staffConfirmed: 'staff',
  printAgainOrdered: 'staff',
  caseLocated: 'staff',
  orderCancelledByStaff: 'staff',
  refundStarted: 'staff',
  refundFinished: 'staff',
  claimDismissed: 'staff',
  slipOrdered: 'staff',
};

function Line({ line, currency }: { readonly line: StoryLine; readonly currency: string }) {
  const language = useLanguage();
  const detail = detailText(line, currency, language);
  const seconds = new Intl.DateTimeFormat(language.locale, { timeStyle: 'medium' });
  return (
    <li className={`time-line-${WEIGHTS[line.kind] ?? 'plain'}`} data-kind={line.kind}>
      <time dateTime={new Date(line.atMs).toISOString()}>{seconds.format(line.atMs)}</time>
      <span>
        <strong>{language.t(`staff.sales.event.${line.kind}`)}</strong>
        {detail !== '' && <small>{detail}</small>}
      </span>
    </li>
  );
}
