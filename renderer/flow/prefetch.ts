import { bridge } from '../bridge/connect.ts';
import { loadLanguage } from '../state/language.ts';
import { screens } from './deferred-screens.ts';

/** Fetches in idle moments all that the first picture did not need, so that no later tap waits for it. */
export function prefetchRest(): void {
  const tasks = [
    () => import('../components/touch/quick-tap.ts').then((file) => void file.answerTouches(document)),
    () => loadLanguage('en'),
    () => loadLanguage('zh-CN'),
    () => import('./kept-draft.ts').then((file) => void file.keepDraft(bridge())),
    () => import('../components/chinese-font.css'),
    ...Object.values(screens).map((screen) => screen.preload),
    () => import('../bridge/api.ts').then((api) => api.listBrands.prefetch()),
  ];
  const next = () => {
    const task = tasks.shift();
    // A part that does not come now is asked for again where it is needed, and says so there.
    if (task) void task().then(whenIdle, whenIdle);
  };
  const whenIdle = () => requestIdleCallback(next, { timeout: 500 });
  whenIdle();
}
