import type { Locale } from '../../../shared/contract/kiosk.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { welcome } from '../../state/welcome.ts';
import './closed-sign.css';

/** In place of the start button outside of the opening hours: when the shop opens, by the clocks of the site. */
export function ClosedSign({
  opensAtMs,
  locale,
}: {
  readonly opensAtMs: number | null;
  readonly locale: Locale;
}) {
  const timeZone = useKioskStore((state) => state.info?.timeZone);
  return (
    <div className="closed-sign" lang={locale} role="status" data-testid="closed-sign">
      <strong>{welcome(locale, 'attract.closed')}</strong>
      {opensAtMs !== null && (
        <span>{welcome(locale, 'attract.opensAt', { time: timeText(opensAtMs, locale, timeZone) })}</span>
      )}
    </div>
  );
}

const timeText = (atMs: number, locale: Locale, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
