import type { Configuration } from 'electron-builder';

/**
 * Switches that are burnt into the packaged Electron program: what is off here cannot be turned on from outside, not by
 * an environment variable and not on the command line.
 */
export const fuses: NonNullable<Configuration['electronFuses']> = {
  /** `ELECTRON_RUN_AS_NODE` would make a plain Node of the kiosk, with all its rights. */
  runAsNode: false,
  /** `NODE_OPTIONS` could load foreign code. */
  enableNodeOptionsEnvironmentVariable: false,
  /** `--inspect` would open a debugger on the main process. */
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  /** Only the packed app is run, and only as it was packed. */
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  /** The page comes from `kiosk://`, so `file://` needs no rights beyond a browser's. */
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
};
