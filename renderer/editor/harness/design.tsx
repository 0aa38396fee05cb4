import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { connectBridge } from '../../bridge/connect.ts';
import '../../components/base.css';
import { useDraftStore } from '../../state/draft-store.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { loadLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { DesignScreen } from '../design-screen.tsx';
import { commitPlacement, currentDesign, useEditorStore } from '../editor-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';
import { createFakeMain } from './fake-transport.ts';
import { comparePictures } from './pictures.ts';
import { sampleModel } from './sample-model.ts';

/** The design screen with a made-up main process, for pictures and for tests in a real browser. */

const main = createFakeMain();
connectBridge(main.transport);
const locale = (new URLSearchParams(location.search).get('locale') ?? 'en') as Locale;
useKioskStore.setState({
  connected: true,
  everConnected: true,
  info: {
    demo: true,
    locales: ['en', 'zh-CN'],
    currency: 'CNY',
    idleSeconds: 60,
    printDpi: 300,
    payTypes: [1],
  },
});
useSessionStore.setState({ chosenLocale: locale, step: 'design' });
useDraftStore.getState().chooseModel(sampleModel);
document.documentElement.lang = locale;

const harness = {
  main,
  design: () => currentDesign(),
  historyLength: () => useEditorStore.getState().history.past.length,
  draft: () => useDraftStore.getState(),
  step: () => useSessionStore.getState().step,
  pictureCount: () => usePicturesStore.getState().pictures.size,
  place: commitPlacement,
  compare: (design = currentDesign()) => comparePictures(design, sampleModel.geometry),
};
export type Harness = typeof harness;
Object.assign(window, { harness });

await loadLanguage(locale);
const root = document.getElementById('root');
if (!root) throw new Error('no root');
createRoot(root).render(
  <Suspense>
    <DesignScreen />
  </Suspense>,
);
