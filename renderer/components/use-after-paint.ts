import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

/**
 * The value as it was before the frame that answers the tap, and then as it is: for long lists. A deferred value alone may be
 * drawn within that very frame where the list is quickly computed, and slowly laid out.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [{ shown }, setShown] = useState({ shown: value });
  useEffect(() => {
    if (Object.is(shown, value)) return;
    return afterPaint(() => startTransition(() => setShown({ shown: value })));
  }, [shown, value]);
  return shown;
}
