import type { ReactNode } from 'react';
import type { KioskStatus } from '../../../shared/contract/kiosk.ts';
import type { StaffOverview } from '../../../shared/contract/staff-overview.ts';
import { ListFailed } from '../../components/list-state.tsx';
import { useLanguage } from '../../state/language.ts';
import { showStaffPage } from '../../state/staff-store.ts';
import { Facts, Panel, Pill, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';
import { deviceStateText, deviceTone } from './device-words.ts';
import { type NeedWords, needWords } from './need-words.ts';
import './overview.css';

/** Can it sell, what needs me, where is the money. */
export function OverviewPage() {
  const { t } = useLanguage();
  const { data, isError, isFetching, refetch } = useStaffQuery('getStaffOverview', {});
  if (!data)
    return (
      isError && <ListFailed text={t('staff.failed')} onRetry={() => void refetch()} busy={isFetching} />
    );
  return (
    <>
      <Standing overview={data} />
      <Needs overview={data} />
      <Money overview={data} />
      <div className="overview-pair">
        <Queue overview={data} />
        <Stock overview={data} />
      </div>
      <Devices overview={data} />
      <Program overview={data} />
    </>
  );
}

interface OverviewProps {
  readonly overview: StaffOverview;
}

/** The answer to the first question, as large as it is important. */
function Standing({ overview: { status } }: OverviewProps) {
  const { t } = useLanguage();
  const isSelling = status.kind === 'inService';
  // What is wrong with a device stands in words right below. Everything else is for the technician.
  const detail = status.kind === 'outOfService' && status.reason !== 'device' ? status.detail : [];
  return (
    <section className={isSelling ? 'standing standing-good' : 'standing'} data-testid="staff-standing">
      <h2>{isSelling ? t('staff.overview.selling') : t('staff.overview.notSelling')}</h2>
      <p>{t(`staff.overview.why.${whyOf(status)}`)}</p>
      {detail.length > 0 && (
        <ul lang="en">
          {detail.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const whyOf = (status: KioskStatus) => (status.kind === 'outOfService' ? status.reason : status.kind);

function Needs({ overview: { needs, currency } }: OverviewProps) {
  const language = useLanguage();
  const { t } = language;
  return (
    <Panel title={t('staff.overview.needs')} aside={needs.length > 0 && needs.length} testId="staff-needs">
      {needs.length === 0 ? (
        <p className="overview-quiet">{t('staff.overview.noNeeds')}</p>
      ) : (
        <ul className="rows">
          {needs.map((need, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two needs may be alike, and the list is drawn whole each time
            <li key={index}>
              <NeedRow words={needWords(need, currency, language)} urgency={need.urgency} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function NeedRow({
  words,
  urgency,
}: {
  readonly words: NeedWords;
  readonly urgency: 'now' | 'soon' | 'later';
}) {
  const { t } = useLanguage();
  const tone = { now: 'bad', soon: 'busy', later: 'plain' } as const;
  return (
    <Row
      title={words.title}
      text={words.text}
      end={<Pill tone={tone[urgency]}>{t(`staff.overview.urgency.${urgency}`)}</Pill>}
      {...(words.page ? { onPress: () => words.page && showStaffPage(words.page, words.focus ?? null) } : {})}
    />
  );
}

function Money({ overview: { money, today, currency } }: OverviewProps) {
  const language = useLanguage();
  const { t } = language;
  const amount = (minor: number) => language.money(minor, currency);
  return (
    <Panel title={t('staff.overview.money')}>
      <Facts
        facts={[
          [t('staff.overview.soldToday'), t('staff.overview.cases', { count: today.sales })],
          [t('staff.overview.takenToday'), amount(today.takenMinor)],
          [t('staff.overview.running'), amount(money.runningMinor)],
          [t('staff.overview.owed'), amount(money.claimsMinor)],
          [t('staff.overview.stray'), amount(money.strayMinor)],
        ]}
      />
    </Panel>
  );
}

function Queue({ overview: { queue } }: OverviewProps) {
  const { t } = useLanguage();
  return (
    <Panel title={t('staff.pages.queue')}>
      <Facts
        facts={(['waiting', 'printing', 'ready', 'attention'] as const).map((state) => [
          t(`staff.overview.queue.${state}`),
          queue[state],
        ])}
      />
    </Panel>
  );
}

function Stock({ overview: { stock } }: OverviewProps) {
  const { t } = useLanguage();
  return (
    <Panel title={t('staff.pages.stock')}>
      {stock ? (
        <Facts
          facts={[
            [t('staff.overview.stock.cases'), stock.cases],
            [t('staff.overview.stock.slots'), stock.slots],
            [t('staff.overview.stock.low'), stock.low],
            [t('staff.overview.stock.empty'), stock.empty],
          ]}
        />
      ) : (
        <p className="overview-quiet">{t('staff.overview.stock.notCounted')}</p>
      )}
    </Panel>
  );
}

function Devices({ overview: { devices } }: OverviewProps): ReactNode {
  const language = useLanguage();
  const { t } = language;
  return (
    <Panel title={t('staff.pages.devices')}>
      <ul className="rows">
        {devices.map((device) => (
          <li key={device.deviceId}>
            <Row
              title={t(`staff.device.${device.deviceId}`)}
              text={<span lang="en">{device.description}</span>}
              end={<Pill tone={deviceTone(device)}>{deviceStateText(device, language)}</Pill>}
              onPress={() => showStaffPage('devices', device.deviceId)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Program({ overview }: OverviewProps) {
  const { t, time } = useLanguage();
  const { backend, outbox, version, deviceId, startedAtMs, diskFreeBytes } = overview;
  return (
    <Panel title={t('staff.overview.program')}>
      <Facts
        facts={[
          [t('staff.overview.backend'), t(`staff.overview.backendState.${backend}`)],
          [t('staff.overview.outbox'), t('staff.overview.messages', { count: outbox.waiting })],
          [t('staff.overview.undelivered'), t('staff.overview.messages', { count: outbox.undelivered })],
          [t('staff.overview.kiosk'), deviceId],
          [t('staff.overview.version'), version],
          [t('staff.overview.started'), time(startedAtMs)],
          [t('staff.overview.disk'), t('staff.overview.gigabytes', { amount: gigabytes(diskFreeBytes) })],
        ]}
      />
    </Panel>
  );
}

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
