/** Every delay of the transports, in milliseconds. */
export const TRANSPORT_DELAYS = {
  /** A serial port opens in a few ms; a USB adapter that was just plugged in may take longer. */
  serialOpenMs: 2_000,
  /** How often an open port is asked whether it is still there: a pulled device is on screen within a second. */
  serialWatchMs: 250,
  /** On the local network a board answers within a few ms or not at all. */
  tcpOpenMs: 2_000,
  closeMs: 1_000,
  /** Between two attempts while the device is away. Six fit in the 3 s within which a device must be back. */
  reopenMs: 500,
  /** Sends a first keep-alive probe after this silence, so that a pulled network cable is noticed. */
  tcpKeepAliveMs: 5_000,
} as const;
