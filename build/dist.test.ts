import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron } from './project.ts';

const LIMIT_MS = 60_000;
const dist = (flag: string, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'dist.ts'), flag], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
    env: { ...process.env, ...env },
  });

describe('npm run dist', { timeout: 2 * LIMIT_MS }, () => {
  it.skipIf(findElectron() !== undefined)(
    'names Electron’s binary where that is what is missing, and fails',
    () => {
      const { status, stdout, stderr } = dist('--electron');
      expect(stderr).toMatch(
        /^The installers of the Electron app were not made: Electron’s binary is missing/,
      );
      expect(stdout).toBe('');
      expect(status).toBe(1);
    },
  );

  it('refuses flags and settings that it does not understand, before it makes anything', () => {
    expect(dist('--rpm')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^"--rpm" is unknown; known flags are/),
    });
    expect(dist('--deb', { CASEPRESS_UPDATE_URL: 'ftp://updates.example' })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/expected an address that begins with https:/),
    });
  });
});
