import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPicture } from './first-picture.ts';
import { machinePage } from './machine-page.ts';
import { projectDir, rendererDir } from './project.ts';

/** The page. Everything in it is a file with a hash in its name, or the page itself. */
export default defineConfig({
  root: join(projectDir, 'renderer'),
  // Addresses relative to the page: it is served from `http://127.0.0.1:…/` and from `kiosk://app/`.
  base: './',
  // What the page shows is imported, and so has a hash: nothing is copied as it is.
  publicDir: false,
  plugins: [react(), firstPicture(), machinePage()],
  build: {
    outDir: rendererDir,
    emptyOutDir: true,
    // The kiosk brings its browser along: Electron 45, or a current Chromium.
    target: 'chrome150',
    // For e2e/bench, which adds up what loads before the attract screen.
    manifest: true,
    // A small file as a `data:` address would be part of the page's code, and of its start.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // No browser of ours needs it, and it would stand before the first paint.
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: [projectDir] } },
});
