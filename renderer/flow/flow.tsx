import { Suspense, useDeferredValue } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { AttractScreen } from '../screens/attract/attract-screen.tsx';
import { Deferred } from './deferred-screen.tsx';
import { screens } from './deferred-screens.ts';
import type { Screen } from './screen-of.ts';
import { useScreen } from './use-screen.ts';

/** The one place where a state becomes a picture. */
export function Flow() {
  const screen = useEasyScreen();
  return (
    <Suspense fallback={<div className="frame-empty" />}>
      <CurrentScreen screen={screen} />
    </Suspense>
  );
}

/**
 * The design screen takes long to build up. What was touched answers first, on the screen that is there; that screen
 * goes on to find all that it shows in the draft.
 */
function useEasyScreen(): Screen {
  const screen = useScreen();
  const deferred = useDeferredValue(screen);
  return screen.kind === 'design' ? deferred : screen;
}

function CurrentScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.kind) {
    case 'attract':
      return <AttractScreen />;
    case 'brand':
      return <Deferred screen={screens.brand} props={{}} />;
    case 'model':
      return <Deferred screen={screens.model} props={{}} />;
    case 'design':
      return <Deferred screen={screens.design} props={{}} />;
    case 'review':
      return <Deferred screen={screens.review} props={{}} />;
    case 'payment':
      return <Deferred screen={screens.payment} props={{ sale: screen.sale, stage: screen.stage }} />;
    case 'queue':
      return <Deferred screen={screens.queue} props={{ sale: screen.sale, stage: screen.stage }} />;
    case 'documents':
      return <Deferred screen={screens.documents} props={{ order: screen.order }} />;
    case 'outOfService':
      return <Deferred screen={screens.outOfService} props={{ status: screen.status }} />;
    case 'staffPin':
      return <Deferred screen={screens.staffPin} props={{}} />;
    case 'staffPage':
      return <Deferred screen={screens.staffPage} props={{}} />;
    case 'staffSetUp':
      return <Deferred screen={screens.staffSetUp} props={{}} />;
    default:
      return assertNever(screen);
  }
}
