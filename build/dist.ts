// `npm run dist`: the installer for the platform that it runs on, in out/dist.
import { build } from 'electron-builder';
import { bundleElectron } from './bundle-electron.ts';
import { createInstallerConfig } from './electron-builder.ts';
import { findElectron, projectDir } from './project.ts';

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

if (findElectron() === undefined) {
  fail('No installer was made: Electron’s binary is missing, since it could not be downloaded here.');
} else {
  try {
    await bundleElectron();
    const files = await build({ projectDir, config: createInstallerConfig(), publish: 'never' });
    for (const file of files) process.stdout.write(`${file}\n`);
  } catch (error) {
    fail(`No installer was made: ${error instanceof Error ? error.message : String(error)}`);
  }
}
