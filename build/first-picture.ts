import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { projectDir } from './project.ts';

/**
 * Puts the first picture, drawn by the page's own components, into the built HTML: it is on the screen before a line of
 * script has run, and React takes it over as it stands.
 */
export function firstPicture(): Plugin {
  return {
    name: 'first-picture',
    apply: 'build',
    async generateBundle() {
      const source = await readFile(join(projectDir, 'renderer', 'begin.js'));
      this.emitFile({ type: 'asset', fileName: BEGIN, source });
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { bundle, path }) => {
        if (!bundle || path !== '/index.html') return html;
        const picture = withBuiltNames(await drawFirstPicture(), bundle);
        return beginLater(inlineStyles(html, bundle))
          .replace(ROOT, `<div id="root">${picture}</div>`)
          .replace('<html ', '<html class="first-picture" ');
      },
    },
  };
}

const BEGIN = 'assets/begin.js';

/**
 * The first picture must not wait for a file more. In the page, addresses are seen from the page. The link stays, switched
 * off, which says to the code that loads further screens that this sheet is there: applied anew after theirs, it would win.
 */
function inlineStyles(html: string, bundle: Rolldown.OutputBundle): string {
  return html.replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g, (_found, fileName: string) => {
    const sheet = bundle[fileName];
    if (sheet?.type !== 'asset') throw new Error(`the build has no ${fileName}`);
    const css = String(sheet.source).replaceAll('url(./', 'url(./assets/');
    return `<style>${css}</style>\n    <link rel="stylesheet" crossorigin href="./${fileName}" disabled>`;
  });
}

/** The main script is named to `begin.js`, which asks for it and for what it needs after the first picture. */
function beginLater(html: string): string {
  return html
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(
      /<script type="module" crossorigin src="([^"]+)"><\/script>/,
      `<script async src="./${BEGIN}" data-main="$1"></script>`,
    );
}

const ROOT = '<div id="root"></div>';
/** Stands for the built name of a picture, which only the page's own build knows. */
const MARK = 'first-picture:';

async function drawFirstPicture(): Promise<string> {
  await mkdir(join(projectDir, 'out'), { recursive: true });
  const folder = await mkdtemp(join(projectDir, 'out', 'first-picture-'));
  try {
    await build({
      configFile: false,
      root: join(projectDir, 'renderer'),
      logLevel: 'error',
      plugins: [react(), markPictures()],
      build: { ssr: 'first-picture.tsx', outDir: folder, emptyOutDir: true },
    });
    const drawn: { firstPicture(): string } = await import(
      pathToFileURL(join(folder, 'first-picture.js')).href
    );
    return drawn.firstPicture();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function markPictures(): Plugin {
  return {
    name: 'mark-pictures',
    enforce: 'pre',
    load: (id) => {
      const [file = ''] = id.split('?');
      if (!file.endsWith('.svg')) return null;
      return `export default ${JSON.stringify(MARK + relative(projectDir, file).replaceAll('\\', '/'))}`;
    },
  };
}

function withBuiltNames(html: string, bundle: Rolldown.OutputBundle): string {
  const names = new Map(
    Object.values(bundle).flatMap((output) =>
      output.type === 'asset'
        ? output.originalFileNames.map((original) => [basename(original), output.fileName] as const)
        : [],
    ),
  );
  return html.replaceAll(/first-picture:([^"]+)/g, (_found, path: string) => {
    const built = names.get(basename(path));
    if (!built) throw new Error(`the build has no ${path}`);
    return `./${built}`;
  });
}
