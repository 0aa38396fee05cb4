import type { MethodName } from '../../shared/contract/index.ts';
import type { Dispatch } from './dispatch.ts';

const ALIVE: MethodName = 'tellAlive';

/**
 * The same dispatcher, but that the host hears it each time when the page says that it runs. It is answered at once: a
 * kiosk that is being restarted has nobody to answer, and the page, which waits for that, is not to blame.
 */
export function hearPage(dispatch: Dispatch, onAlive: () => void): Dispatch {
  return async (method, input) => {
    if (method !== ALIVE) return dispatch(method, input);
    onAlive();
    return { ok: true, value: {} };
  };
}
