import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectDir } from './project.ts';

/** File and import, and whether the rules of .biome.json are to let it pass. */
const CASES: readonly [string, string, 'allowed' | 'forbidden'][] = [
  ['renderer/flow/flow.tsx', '../../shared/contract/index.ts', 'allowed'],
  ['renderer/flow/flow.tsx', '../state/session-store.ts', 'allowed'],
  ['renderer/flow/flow.tsx', 'react', 'allowed'],
  ['renderer/flow/flow.tsx', '../../electron/kiosk.ts', 'forbidden'],
  ['renderer/main.tsx', '../electron/bridge/types.ts', 'forbidden'],
  ['renderer/main.tsx', 'node:fs', 'forbidden'],
  ['renderer/main.tsx', 'electron', 'forbidden'],
  ['renderer/main.tsx', 'electron/renderer', 'forbidden'],
  ['renderer/main.tsx', '../e2e/support/shop.ts', 'forbidden'],
  ['renderer/state/language.test.ts', 'node:fs', 'allowed'],
  ['renderer/state/language.test.ts', '../../electron/kiosk.ts', 'forbidden'],

  ['shared/domain/money.ts', './result.ts', 'allowed'],
  ['shared/domain/money.ts', 'zod/mini', 'allowed'],
  ['shared/domain/money.ts', 'node:crypto', 'forbidden'],
  ['shared/domain/money.ts', '../../electron/system/clock.ts', 'forbidden'],
  ['shared/domain/money.ts', '../../renderer/state/language.ts', 'forbidden'],
  ['shared/domain/money.ts', 'react', 'forbidden'],
  ['shared/domain/money.ts', 'sharp', 'forbidden'],
  ['shared/domain/money.test.ts', 'node:fs', 'allowed'],
  ['shared/domain/money.test.ts', '../../electron/system/clock.ts', 'forbidden'],

  ['electron/services/sale/runner.ts', 'node:crypto', 'allowed'],
  ['electron/services/sale/runner.ts', '../../backends/types.ts', 'allowed'],
  ['electron/services/sale/runner.ts', '../../devices/case-printer/types.ts', 'allowed'],
  ['electron/services/sale/runner.ts', '../../journal/sale-journal.ts', 'allowed'],
  ['electron/services/sale/runner.ts', '../../backends/mobile-shell/client.ts', 'forbidden'],
  ['electron/services/sale/runner.ts', '../../devices/case-printer/simulator.ts', 'forbidden'],
  ['electron/services/sale/runner.ts', '../../devices/mdb/driver/serial.ts', 'forbidden'],
  ['electron/services/sale/runner.ts', '../../demo/open-shop.ts', 'forbidden'],
  ['electron/services/sale/runner.ts', '../../hosts/electron.ts', 'forbidden'],
  ['electron/services/sale/runner.ts', 'electron', 'forbidden'],
  ['electron/services/sale/runner.ts', 'electron/main', 'forbidden'],
  ['electron/services/sale/runner.ts', '../../../renderer/main.tsx', 'forbidden'],
  ['electron/services/sale/runner.test.ts', '../../devices/case-printer/simulator.ts', 'allowed'],
  ['electron/services/sale/runner.test.ts', 'electron', 'forbidden'],
  ['electron/services/sale/simulation/world.ts', '../../../devices/dispenser/simulated.ts', 'allowed'],

  ['electron/kiosk.ts', './demo/open-shop.ts', 'allowed'],
  ['electron/kiosk.ts', 'electron', 'forbidden'],
  ['electron/kiosk.ts', '../renderer/main.tsx', 'forbidden'],
  ['electron/kiosk.ts', '../build/project.ts', 'forbidden'],
  ['electron/backends/mobile-shell/client.ts', 'electron', 'forbidden'],
  ['electron/hosts/electron.ts', 'electron', 'allowed'],
  ['electron/hosts/browser-host/browser-server.ts', 'electron', 'forbidden'],
  ['electron/hosts/browser.ts', 'electron', 'forbidden'],
  ['electron/hosts/preload.ts', 'electron', 'allowed'],
  ['electron/hosts/electron-host/lock-down.ts', 'electron', 'allowed'],
  ['electron/hosts/electron.ts', '../../renderer/main.tsx', 'forbidden'],
];

/** Every way to import, since each could have been forgotten by the rule. */
const FORMS: readonly ((source: string) => string)[] = [
  (source) => `import '${source}';`,
  (source) => `import { a } from '${source}';`,
  (source) => `import type { A } from '${source}';`,
  (source) => `export * from '${source}';`,
  (source) => `await import('${source}');`,
];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

/** Writes all imports of a file into it, lints all files at once, and gives the imports that broke a rule. */
function lintCases(folder: string): Set<string> {
  const files = new Map<string, string[]>();
  for (const [file, source] of CASES) {
    files.set(file, [...(files.get(file) ?? []), ...FORMS.map((form) => form(source))]);
  }
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), lines.join('\n'));
  }
  cpSync(join(projectDir, '.biome.json'), join(folder, '.biome.json'));
  const biome = join(projectDir, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', folder];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = reportSchema.parse(JSON.parse(stdout));
  return new Set(
    diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => {
        const file = relative(folder, resolve(folder, location.path)).split(sep).join('/');
        return `${file}: ${files.get(file)?.[location.start.line - 1]}`;
      }),
  );
}

let folder: string;
let offences: Set<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casepress-rules-'));
  offences = lintCases(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('import rules', () => {
  it.each(CASES)('%s importing %s: %s', (file, source, verdict) => {
    const found = FORMS.map((form) => form(source)).filter((line) => offences.has(`${file}: ${line}`));
    expect(found).toEqual(verdict === 'forbidden' ? FORMS.map((form) => form(source)) : []);
  });
});
