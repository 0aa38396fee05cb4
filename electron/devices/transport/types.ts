import type { Result } from '../../../shared/domain/result.ts';

/**
 * A byte stream to a device: a serial port, a TCP connection, or a pair of ends within the process. It carries bytes
 * and knows nothing of their meaning. One `Transport` is one connection's worth of settings; it can be opened again
 * after it closed.
 */
export interface Transport {
  /** For people: `COM3`, `/dev/ttyUSB0`, `192.168.1.20:9100`. */
  readonly name: string;
  isOpen(): boolean;
  /** Settles within the transport's own deadline. Opening what is open changes nothing. */
  open(): Promise<Result<void, TransportError>>;
  /** Settles within `timeoutMs`, and at once if the transport is closed or closes meanwhile. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, TransportError>>;
  /** Bytes as they come: a call may bring half a message, or several. Returns the way to stop listening. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Once per opening, when the connection is gone for whatever reason, our own `close` included. */
  onClosed(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * `absent`: there is no such port or nobody answers there. `denied`: it is there, and this user or another program is in
 * the way. `closed`: it went away. `timeout`: nothing happened for too long; whether the bytes arrived is unknown.
 */
export type TransportError = {
  readonly kind: 'absent' | 'denied' | 'closed' | 'timeout';
  readonly detail: string;
};

/** Sees every byte of a transport, for the raw view of staff mode and for recorded traces. */
export type TrafficListener = (entry: TrafficEntry) => void;
export interface TrafficEntry {
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly bytes: Uint8Array;
}
