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
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { bundle, path }) => {
        if (!bundle || path !== '/index.html') return html;
        const picture = withBuiltNames(await drawFirstPicture(), bundle);
        return (await beginLater(inlineStyles(html, bundle)))
          .replace(ROOT, `<div id="root">${picture}</div>`)
          .replace('<html ', '<html class="first-picture" ');
      },
    },
  };
}

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

/** `begin.js` stands in the page after the picture, and asks for the main script and for what that needs later. */
async function beginLater(html: string): Promise<string> {
  const main = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/;
  const [, address] = main.exec(html) ?? [];
  if (address === undefined) throw new Error('the built page has no main script');
  const begin = await readFile(join(projectDir, 'renderer', 'begin.js'), 'utf8');
  const script = `<script data-main="${address}">\n${begin.replace(/^\s*\/\/.*\n/gm, '')}</script>`;
  return html
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(main, '')
    .replace('</body>', () => `  ${script}\n  </body>`);
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
