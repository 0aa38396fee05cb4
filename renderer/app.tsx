import { useEffect } from 'react';
import { ConnectionBanner } from './flow/connection-banner.tsx';
import { CrashGuard } from './flow/crash-guard.tsx';
import { DemoMark } from './flow/demo-mark.tsx';
import { Flow } from './flow/flow.tsx';
import { IdleGuard } from './flow/idle-guard.tsx';
import { useLocale } from './state/session-store.ts';

/** Everything on the page. */
export function App() {
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <CrashGuard>
      <Flow />
      <IdleGuard />
      <ConnectionBanner />
      <DemoMark />
    </CrashGuard>
  );
}
