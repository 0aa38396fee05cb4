import { useRef } from 'react';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { useLocale } from '../../state/session-store.ts';
import { showStaff } from '../../state/staff-store.ts';
import { welcome } from '../../state/welcome.ts';
import './staff-corner.css';

const TAPS = 5;

/** An invisible target: several quick taps on it open the PIN pad. Shoppers do not come upon it by chance. */
export function StaffCorner() {
  const locale = useLocale();
  const taps = useRef<readonly number[]>([]);
  const tap = () => {
    const nowMs = performance.now();
    taps.current = [...taps.current.filter((atMs) => nowMs - atMs < FLOW_DELAYS.staffCornerMs), nowMs];
    if (taps.current.length < TAPS) return;
    taps.current = [];
    showStaff('pin');
  };
  return (
    <button
      type="button"
      className="staff-corner"
      data-quiet
      tabIndex={-1}
      aria-label={welcome(locale, 'attract.staffCorner')}
      data-testid="staff-corner"
      onClick={tap}
    />
  );
}
