import { Suspense, useEffect } from 'react';
import { ConnectionBanner } from './flow/connection-banner.tsx';
import { CrashGuard } from './flow/crash-guard.tsx';
import { Deferred } from './flow/deferred-screen.tsx';
import { screens } from './flow/deferred-screens.ts';
import { DemoMark } from './flow/demo-mark.tsx';
import { Flow } from './flow/flow.tsx';
import { useScreen } from './flow/use-screen.ts';
import { useKioskStore } from './state/kiosk-store.ts';
import { useLocale } from './state/session-store.ts';

const NO_PROPS = {};

/** Everything on the page. */
export function App() {
  const locale = useLocale();
  useDimming();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <CrashGuard>
      <Flow />
      <WhileVisited />
      <ConnectionBanner />
      <DemoMark />
    </CrashGuard>
  );
}

/** Darkens the picture: the screen's own light is nothing that a page could reach. */
function useDimming(): void {
  const percent = useKioskStore((state) => state.info?.brightnessPercent ?? 100);
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    style.setProperty('--brightness', `${percent}%`);
    if (percent < 100) dataset.dimmed = '';
    else delete dataset.dimmed;
  }, [percent]);
}

/** Nobody can be idle before they have begun, and the first picture need not wait for the guard. */
function WhileVisited() {
  const { kind } = useScreen();
  return (
    kind !== 'attract' && (
      <Suspense fallback={null}>
        <Deferred screen={screens.idleGuard} props={NO_PROPS} />
      </Suspense>
    )
  );
}
