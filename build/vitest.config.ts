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
    // Two shared cores: what takes a second alone may take ten beside other tests. Only what never ends waits so long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
  },
});
