/** How long each part of set-up may take, in milliseconds. Nothing waits without a limit. */
export const LIMITS = {
  /** All dependencies over a slow line. */
  npmMs: 15 * 60_000,
  /** One file from the registry. */
  npmFetchMs: 60_000,
  nodeDownloadMs: 3 * 60_000,
  /** Whether the server with Electron's binary answers at all. */
  electronProbeMs: 5_000,
  /** Electron's binary, some 120 megabytes. */
  electronDownloadMs: 3 * 60_000,
  /** After a download failed, how long set-up does not try again. */
  electronForgottenAfterMs: 24 * 60 * 60_000,
  aptMs: 5 * 60_000,
  rendererBuildMs: 3 * 60_000,
  /** For the set-up of another command to end. */
  otherSetUpMs: 20 * 60_000,
};
