/** All waits of the hosts, in milliseconds. */
export const HOST_DELAYS = {
  /** Before the screen is started again after it died, doubled each time it dies soon after. */
  restartFirstMs: 500,
  /** The longest such wait: a shopper who finds a dark screen should not have to wait longer than this. */
  restartLongestMs: 30_000,
  /** A screen that lived this long has recovered; its next death counts as the first. */
  restartForgivenAfterMs: 60_000,
  /** A page that says nothing for so long hangs, or has crashed: it says something every half second. */
  pageSilentMs: 2_500,
  /** How long a page may take from the start of its browser to its first word. */
  pageLoadMs: 45_000,
  /** How often it is looked whether the page has gone silent. */
  pageLookMs: 250,
  /** How long Chromium may take to close before it is killed. */
  closeScreenMs: 3_000,
  /** How often the installed screen looks whether the kiosk has a new address. */
  addressLookMs: 500,
  /** How long Windows' own task may take to begin with an update, before the kiosk goes on without. */
  installMs: 5 * 60_000,
  /** How long everything may take to stop before the process ends anyway. */
  stopMs: 10_000,
} as const;
