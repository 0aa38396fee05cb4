/** Names of the two IPC channels, for the main process and the preload script. */
export const CALL_CHANNEL = 'kiosk:call';
export const EVENT_CHANNEL = 'kiosk:event';
