import './components/base.css';
import './components/chinese-font.css';
import { createRoot } from 'react-dom/client';
import sunset from '../assets/images/case-sunset.svg?no-inline';
import { localeSchema } from '../shared/contract/kiosk.ts';
import { App } from './app.tsx';
import { connectBridge } from './bridge/connect.ts';
import { FakeTransport } from './bridge/fake-transport.ts';
import { brands, info, models, readiness, session } from './fixtures/shop.ts';
import { screens } from './flow/deferred-screens.ts';
import { useIdleStore } from './flow/idle-store.ts';
import type { Preview } from './preview.ts';
import { useDraftStore } from './state/draft-store.ts';
import { useKioskStore } from './state/kiosk-store.ts';
import { loadLanguage } from './state/language.ts';
import { showNotice } from './state/notice-store.ts';
import { showSale, useSaleStore } from './state/sale-store.ts';
import { useSessionStore } from './state/session-store.ts';
import { showStaff } from './state/staff-store.ts';
import { showWelcomeNotice } from './state/welcome-notice-store.ts';

/** For developers and for taking pictures; no part of the product's page. `?preview=<name>&locale=<code>` */
const files = import.meta.glob<{ previews: readonly Preview[] }>('./**/*.previews.ts', { eager: true });
const previews = Object.values(files).flatMap((file) => file.previews);

const query = new URLSearchParams(window.location.search);
const preview = previews.find((each) => each.name === query.get('preview'));
const locale = localeSchema.options.find((each) => each === query.get('locale')) ?? 'en';
const root = createRoot(document.getElementById('root') ?? document.body);

if (preview) void show(preview);
else root.render(<PreviewList />);

function PreviewList() {
  return (
    <ul style={{ height: '100%', overflow: 'auto', columns: 2, padding: '2rem' }}>
      {previews.map(({ name }) => (
        <li key={name} data-preview={name}>
          <a href={`?preview=${name}`}>{name}</a> · <a href={`?preview=${name}&locale=zh-CN`}>zh-CN</a>
        </li>
      ))}
    </ul>
  );
}

async function show(state: Preview): Promise<void> {
  connectBridge(transportFor(state));
  fillStores(state);
  await loadLanguage(locale);
  await Promise.all(Object.values(screens).map((screen) => screen.preload()));
  root.render(<App />);
  await nextFrames();
  // After the idle guard of the page has begun, so that it does not take this back at once.
  if (state.idle) useIdleStore.setState({ idle: state.idle });
  if (state.waitFor) await appearance(state.waitFor);
  for (const testId of state.taps ?? []) {
    document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
    await nextFrames();
  }
  await document.fonts.ready;
  document.documentElement.dataset.preview = state.name;
}

function transportFor(state: Preview): FakeTransport {
  const transport = new FakeTransport();
  transport.reply('getUploadPage', { kind: 'open', url: 'http://192.168.1.20:8080/u/preview' });
  transport.reply('listPhotos', []);
  transport.reply('listBrands', { items: brands, stale: false, readAtMs: 0 });
  transport.reply('listModels', { items: models, stale: false, readAtMs: 0 });
  transport.reply('checkReadiness', readiness);
  for (const [method, value] of Object.entries(state.replies ?? {})) {
    transport.replyWith(method as never, { ok: true, value });
  }
  for (const method of state.refused ?? []) transport.refuse(method, 'unavailable');
  for (const method of state.silent ?? []) transport.replyWith(method, new Promise(() => {}));
  return transport;
}

function fillStores(state: Preview): void {
  const { step = 'attract', draft, sale } = state;
  useKioskStore.setState({
    info: { ...info, ...state.info },
    status: state.status ?? { kind: 'inService' },
    board: state.board ?? [],
    connected: !state.away,
    everConnected: true,
  });
  useSessionStore.setState({
    step,
    chosenLocale: locale,
    session: step === 'attract' && !sale ? null : session,
  });
  useDraftStore.setState({ ...draft, printPreviewUrl: draft?.printFileId ? sunset : null });
  useSaleStore.setState({ payMethods: readiness.methods });
  if (sale) showSale(sale);
  if (state.staff) showStaff(state.staff);
  if (state.notice) showNotice(state.notice);
  if (state.welcomeNotice) showWelcomeNotice(state.welcomeNotice);
}

/** Looks at every frame until the element is there. Whoever waits for the picture has a deadline. */
async function appearance(testId: string): Promise<void> {
  while (!document.querySelector(`[data-testid="${testId}"]`)) await nextFrames();
}

/** Two frames: one for what was set to be drawn, one for what follows from it. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
