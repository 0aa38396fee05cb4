import { bridge } from '../bridge/connect.ts';
import { showStaff } from '../state/staff-store.ts';
import { FLOW_DELAYS } from './delays.ts';

/** Closes what staff had open, here and in the main process. */
export function leaveStaff(): void {
  showStaff('closed');
  void bridge().call('leaveStaff', {});
}

/** Tells the main process now and then that somebody is at the staff's page. Returns the way to stop. */
export function watchStaff(): () => void {
  let toldAtMs = performance.now();
  const tell = () => {
    const nowMs = performance.now();
    if (nowMs - toldAtMs < FLOW_DELAYS.stayStaffMs) return;
    toldAtMs = nowMs;
    void bridge().call('stayStaff', {});
  };
  const signs = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
  };
}
