import { useKioskStore } from '../state/kiosk-store.ts';
import './demo-mark.css';

/** On every screen while any part of the kiosk is the demo's: no real money, no real machine. */
export function DemoMark() {
  const demo = useKioskStore((state) => state.info?.demo ?? false);
  if (!demo) return null;
  return (
    <aside className="demo-mark" lang="en" aria-label="DEMO" data-testid="demo">
      DEMO
    </aside>
  );
}
