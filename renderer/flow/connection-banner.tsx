import { useEffect, useState } from 'react';
import { useKioskStore } from '../state/kiosk-store.ts';
import { useLocale } from '../state/session-store.ts';
import { welcome } from '../state/welcome.ts';
import { FLOW_DELAYS } from './delays.ts';
import './connection-banner.css';

/** Says so when the main process cannot be reached. Short breaks are not worth a word. */
export function ConnectionBanner() {
  const locale = useLocale();
  const connected = useKioskStore((state) => state.connected);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (connected) return;
    const timer = setTimeout(() => setLate(true), FLOW_DELAYS.connectionGraceMs);
    return () => clearTimeout(timer);
  }, [connected]);
  if (connected || !late) return null;
  return (
    <p className="connection" role="status" lang={locale} data-testid="connection">
      {welcome(locale, 'connection.lost')}
    </p>
  );
}
