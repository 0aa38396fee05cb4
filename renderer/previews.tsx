import './components/base.css';
import './components/chinese-font.css';
import { createRoot } from 'react-dom/client';
import sunset from '../assets/images/case-sunset.svg?no-inline';
import { localeSchema } from '../shared/contract/kiosk.ts';
import { App } from './app.tsx';
import documentPage from './fixtures/document-page.svg?no-inline';
import { useIdleStore } from './flow/idle-store.ts';
import { allPreviews } from './previews/all-previews.ts';
import { openPreview } from './previews/open-preview.ts';
import type { Preview } from './previews/preview.ts';

/** For developers and for taking pictures; no part of the product's page. `?preview=<name>&locale=<code>` */
const query = new URLSearchParams(window.location.search);
const chosen = allPreviews.find((each) => each.name === query.get('preview'));
const locale = localeSchema.options.find((each) => each === query.get('locale')) ?? 'en';
const root = createRoot(document.getElementById('root') ?? document.body);

if (chosen) void show(chosen);
else root.render(<PreviewList />);

function PreviewList() {
  return (
    <ul style={{ height: '100%', overflow: 'auto', columns: 2, padding: '2rem' }}>
      {allPreviews.map(({ name }) => (
        <li key={name} data-preview={name}>
          <a href={`?preview=${name}`}>{name}</a> · <a href={`?preview=${name}&locale=zh-CN`}>zh-CN</a>
        </li>
      ))}
    </ul>
  );
}

async function show(preview: Preview): Promise<void> {
  await openPreview(preview, locale, sunset, documentPage);
  root.render(<App />);
  await nextFrames();
  // After the page's own idle guard has begun, so that it does not take this back at once.
  if (preview.idle) useIdleStore.setState({ idle: preview.idle });
  if (preview.waitFor) await appearance(preview.waitFor);
  for (const testId of preview.taps ?? []) {
    document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
    await nextFrames();
  }
  await document.fonts.ready;
  document.documentElement.dataset.preview = preview.name;
}

/** Looks at every frame until the element is there. Whoever waits for the picture has a deadline. */
async function appearance(testId: string): Promise<void> {
  while (!document.querySelector(`[data-testid="${testId}"]`)) await nextFrames();
}

/** Two frames: one for what was set to be drawn, one for what follows from it. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
