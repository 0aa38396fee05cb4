import { Suspense, useEffect, useState } from 'react';
import { bridge } from '../bridge/connect.ts';
import { systemClock } from '../state/clock.ts';
import { useKioskStore } from '../state/kiosk-store.ts';
import { Deferred } from './deferred-screen.tsx';
import { screens } from './deferred-screens.ts';
import { createIdleWatcher } from './idle.ts';
import { FINISHED_KEY, idlePolicyOf } from './idle-policy.ts';
import { useIdleStore } from './idle-store.ts';
import { leaveSale } from './sale-actions.ts';
import { leaveSession } from './session-actions.ts';
import { leaveStaff } from './staff-actions.ts';
import { useScreen } from './use-screen.ts';

/** Until the main process has told its setting. */
const DEFAULT_IDLE_SECONDS = 60;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const;

/** Watches every screen for a shopper who walked away, and puts the question. */
export function IdleGuard() {
  const screen = useScreen();
  const idleSeconds = useKioskStore((state) => state.info?.idleSeconds) ?? DEFAULT_IDLE_SECONDS;
  const idle = useIdleStore((state) => state.idle);
  const [watcher] = useState(() =>
    createIdleWatcher({
      clock: systemClock,
      onState: (next) => useIdleStore.setState({ idle: next }),
      onLeave: leaveScreen,
    }),
  );
  useEffect(() => watcher.setPolicy(idlePolicyOf(screen, idleSeconds)), [watcher, screen, idleSeconds]);
  useEffect(() => {
    const touch = () => watcher.touch();
    // The question is answered by its own buttons: were it gone at the first contact, the tap would go through to what is below.
    const sign = () => {
      if (useIdleStore.getState().idle.kind !== 'asking') touch();
    };
    // What arrives from the shopper's phone is a sign of life too.
    const ends = [
      bridge().on('photosChanged', touch),
      bridge().on('photoRefused', touch),
      bridge().on('documentTrayChanged', touch),
      // So is a code that was held before the scanner.
      bridge().on('codeScanned', touch),
    ];
    for (const kind of SIGNS_OF_LIFE) window.addEventListener(kind, sign, { capture: true, passive: true });
    return () => {
      for (const end of ends) end();
      for (const kind of SIGNS_OF_LIFE) window.removeEventListener(kind, sign, { capture: true });
      watcher.stop();
    };
  }, [watcher]);
  if (idle.kind !== 'asking') return null;
  return (
    <Suspense fallback={null}>
      <Deferred
        screen={screens.idleQuestion}
        props={{ endsAtMs: idle.endsAtMs, onStay: () => watcher.touch() }}
      />
    </Suspense>
  );
}

function leaveScreen(key: string): void {
  if (key.startsWith('staff')) leaveStaff();
  else if (['queue:queued', 'queue:claim', FINISHED_KEY].some((each) => key.startsWith(each)))
    leaveSession('finished');
  else void leaveSale('idle');
}
