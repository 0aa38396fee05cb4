import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import { connectBridge } from '../../bridge/connect.ts';
import '../../components/base.css';
import { ReviewScreen } from '../../screens/review/review-screen.tsx';
import { chooseModel } from '../../state/choose-model.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useKioskStore } from '../../state/kiosk-store.ts';
import { loadLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { DesignScreen } from '../design-screen.tsx';
import { useAssetsStore } from '../draw/assets-store.ts';
import { needsOf } from '../draw/needs.ts';
import { commitPlacement, currentDesign, layPhoto, replaceDesign, useEditorStore } from '../editor-store.ts';
import { openPanel } from '../panels/panel-store.ts';
import { usePicturesStore } from '../photos/pictures-store.ts';
import { createFakeMain } from './fake-transport.ts';
import { comparePictures } from './pictures.ts';
import { sampleModel } from './sample-model.ts';

/** The design screen with a made-up main process, for pictures and for tests in a real browser. */

const main = createFakeMain();
connectBridge(main.transport);
const query = new URLSearchParams(location.search);
const locale = (query.get('locale') ?? 'en') as Locale;
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
    shuffledPinPad: false,
    timeZone: 'Asia/Shanghai',
    brightnessPercent: 100,
    volumePercent: 60,
    services: [],
  },
});
useSessionStore.setState({ chosenLocale: locale, step: 'design' });
chooseModel(sampleModel);
document.documentElement.lang = locale;

function isSettled(): boolean {
  const { assets, loading, missing } = useAssetsStore.getState();
  const { pictures } = usePicturesStore.getState();
  const { photos, stickerIds, patternIds, texts } = needsOf(currentDesign());
  const isThere = ([key, { photoId }]: readonly [string, { photoId: string }]): boolean =>
    assets.photos.has(key) && assets.photos.get(key)?.width === pictures.get(photoId)?.width;
  return (
    loading === 0 &&
    missing.length === 0 &&
    [...photos].every(isThere) &&
    [...stickerIds].every((id) => assets.stickers.has(id)) &&
    [...patternIds].every((id) => assets.patterns.has(id)) &&
    [...texts.keys()].every((id) => assets.fonts.has(id))
  );
}

const harness = {
  main,
  design: () => currentDesign(),
  historyLength: () => useEditorStore.getState().history.past.length,
  draft: () => useDraftStore.getState(),
  step: () => useSessionStore.getState().step,
  pictureCount: () => usePicturesStore.getState().pictures.size,
  place: commitPlacement,
  replaceDesign,
  layPhoto,
  openPanel,
  /** All that the design is drawn from is there, at its best. */
  isSettled,
  assets: () => useAssetsStore.getState(),
  compare: (design = currentDesign(), dpi: number | null = 300) =>
    comparePictures(design, sampleModel.geometry, dpi),
};
export type Harness = typeof harness;
Object.assign(window, { harness });

/** With `?review` Done leads to the review; without it the design screen stays, for tests that look no further. */
function Screens() {
  const reviewing = useSessionStore(({ step }) => step === 'review') && query.has('review');
  return reviewing ? <ReviewScreen /> : <DesignScreen />;
}

await loadLanguage(locale);
const root = document.getElementById('root');
if (!root) throw new Error('no root');
createRoot(root).render(
  <Suspense>
    <Screens />
  </Suspense>,
);
