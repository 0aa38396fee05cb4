import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { projectDir } from './project.ts';

export default defineConfig({
  plugins: [react()],
  root: projectDir,
  test: {
    include: [
      '{electron,renderer,shared,build,assets,e2e}/**/*.test.{ts,tsx}',
      // Set-up is plain JavaScript, and so are its tests.
      'build/**/*.test.mjs',
    ],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
