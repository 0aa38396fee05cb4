import { Suspense, useEffect } from 'react';
import { ConnectionBanner } from './flow/connection-banner.tsx';
import { CrashGuard } from './flow/crash-guard.tsx';
import { Deferred } from './flow/deferred-screen.tsx';
import { screens } from './flow/deferred-screens.ts';
import { DemoMark } from './flow/demo-mark.tsx';
import { Flow } from './flow/flow.tsx';
import { useLocale } from './state/session-store.ts';

const NO_PROPS = {};

/** Everything on the page. */
export function App() {
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <CrashGuard>
      <Flow />
      <Suspense fallback={null}>
        <Deferred screen={screens.idleGuard} props={NO_PROPS} />
      </Suspense>
      <ConnectionBanner />
      <DemoMark />
    </CrashGuard>
  );
}
