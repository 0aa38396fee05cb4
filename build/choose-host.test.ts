import { describe, expect, it } from 'vitest';
import { chooseHost, type HostCircumstances } from './choose-host.ts';

const everything: HostCircumstances = { wanted: undefined, open: true, hasElectron: true, hasDisplay: true };

describe('chooseHost', () => {
  it('prefers Electron where it can run', () => {
    expect(chooseHost(everything)).toEqual({ ok: true, value: 'electron' });
  });

  it.each([{ hasElectron: false }, { hasDisplay: false }, { open: false }])(
    'takes the browser host with %j',
    (less) => {
      expect(chooseHost({ ...everything, ...less })).toEqual({ ok: true, value: 'browser' });
    },
  );

  it('does as it is told', () => {
    expect(chooseHost({ ...everything, wanted: 'browser' })).toEqual({ ok: true, value: 'browser' });
    expect(chooseHost({ ...everything, wanted: 'electron' })).toEqual({ ok: true, value: 'electron' });
  });

  it.each([
    [{ hasElectron: false }, 'Electron is not here'],
    [{ hasDisplay: false }, 'Electron needs a display'],
    [{ open: false }, 'Electron always opens its window'],
  ])('says why Electron cannot run with %j', (less, sentence) => {
    const choice = chooseHost({ ...everything, wanted: 'electron', ...less });
    expect(choice.ok ? '' : choice.error).toContain(sentence);
  });
});
