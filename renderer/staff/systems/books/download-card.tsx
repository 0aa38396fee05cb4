import type { OrderDownload } from '../../../../shared/contract/staff-books.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { Buttons, Panel, Pill, type PillTone } from '../../kit/panel.tsx';
import { useStaffQuery } from '../../kit/staff-api.ts';
import { refusalText } from './books-words.ts';
import { dayText } from './calendar.ts';
import { showOrdersOf } from './order-search.ts';
import { useBooksOrder } from './use-books-order.ts';

/** The kiosk itself is asked, which costs nothing. */
export const PROGRESS_MS = 1_000;

const TONES: Record<OrderDownload['state'], PillTone> = {
  running: 'busy',
  finished: 'good',
  stopped: 'plain',
  failed: 'bad',
};

/** How far the latest download is; nothing where there was none. */
export function DownloadCard() {
  const { t } = useLanguage();
  const { data: download } = useStaffQuery('getOrderDownload', {}, { everyMs: PROGRESS_MS });
  if (!download) return null;
  const { state } = download;
  return (
    <Panel
      title={t('staff.books.download.latest')}
      testId="download"
      aside={
        <span data-testid="download-state" data-state={state}>
          <Pill tone={TONES[state]}>{t(`staff.books.download.state.${state}`)}</Pill>
        </span>
      }
    >
      <Progress download={download} />
      <Acts download={download} />
    </Panel>
  );
}

interface DownloadProps {
  readonly download: OrderDownload;
}

function Progress({ download: { wish, slices, done, pages, slice, state, refusal } }: DownloadProps) {
  const language = useLanguage();
  const { t, locale } = language;
  const day = (text: string) => dayText(text, locale);
  const weeks = t('staff.books.download.weeks', { done, count: slices });
  return (
    <>
      <strong>{`${day(wish.fromDay)} – ${day(wish.toDay)}`}</strong>
      <progress className="download-bar" max={slices} value={done} aria-label={weeks} />
      <p data-testid="download-weeks">{`${weeks} · ${t('staff.books.download.pages', { count: pages })}`}</p>
      {slice && (
        <p className="systems-lead">
          {t(state === 'running' ? 'staff.books.download.now' : 'staff.books.download.at', {
            from: day(slice.fromDay),
            to: day(slice.toDay),
          })}
        </p>
      )}
      {refusal && <Notice tone="error">{refusalText(refusal, language)}</Notice>}
    </>
  );
}

function Acts({ download: { state, wish } }: DownloadProps) {
  const { t } = useLanguage();
  const stop = useBooksOrder('stopOrderDownload', () => {});
  const resume = useBooksOrder('resumeOrderDownload', () => {});
  const fault = stop.fault ?? resume.fault;
  return (
    <>
      {fault !== null && <Notice tone="error">{fault}</Notice>}
      <Buttons>
        {state === 'running' && (
          <Button tone="outline" testId="download-stop" busy={stop.busy} onPress={() => stop.order({})}>
            {t('staff.books.download.stop')}
          </Button>
        )}
        {(state === 'stopped' || state === 'failed') && (
          <Button tone="primary" testId="download-resume" busy={resume.busy} onPress={() => resume.order({})}>
            {t('staff.books.download.resume')}
          </Button>
        )}
        {state !== 'running' && (
          <Button tone="outline" testId="download-show" onPress={() => showOrdersOf(wish)}>
            {t('staff.books.download.show')}
          </Button>
        )}
      </Buttons>
    </>
  );
}
