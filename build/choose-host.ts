import { err, ok, type Result } from '../shared/domain/result.ts';

export interface HostCircumstances {
  /** `--host`, if given. */
  readonly wanted: 'electron' | 'browser' | undefined;
  /** False: no window is to be opened. */
  readonly open: boolean;
  readonly hasElectron: boolean;
  readonly hasDisplay: boolean;
}

/** Electron where it can run, else the browser host. The error is a sentence: what was asked for cannot run here. */
export function chooseHost(circumstances: HostCircumstances): Result<'electron' | 'browser', string> {
  const { wanted, open, hasElectron, hasDisplay } = circumstances;
  if (wanted === 'browser') return ok('browser');
  if (wanted === undefined) return ok(open && hasElectron && hasDisplay ? 'electron' : 'browser');
  if (!hasElectron)
    return err('Electron is not here, its binary could not be downloaded: use --host browser.');
  if (!hasDisplay) return err('Electron needs a display, and there is none: use --host browser.');
  if (!open) return err('Electron always opens its window: leave --no-open out, or use --host browser.');
  return ok('electron');
}
