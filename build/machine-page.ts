import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { projectDir, rendererDir } from './project.ts';

/**
 * Builds the demo's machine panel beside the shopper's page, in a build of its own: a page that shared its modules would
 * change how the shopper's page is cut into files, and with that its start.
 */
export function machinePage(): Plugin {
  return {
    name: 'machine-page',
    apply: 'build',
    closeBundle: async () => {
      await build({
        configFile: false,
        root: join(projectDir, 'renderer'),
        base: './',
        publicDir: false,
        logLevel: 'error',
        plugins: [react()],
        build: {
          outDir: rendererDir,
          emptyOutDir: false,
          target: 'chrome150',
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: join(projectDir, 'renderer', 'machine.html') },
        },
      });
    },
  };
}
