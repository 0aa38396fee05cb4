import { createListeners } from '../transport/listeners.ts';
import type { DeviceStatus } from '../types.ts';

/** Holds a device's status and tells of it when it changes, once per change. */
export interface StatusWatch<Reason extends string> {
  current(): DeviceStatus<Reason>;
  set(status: DeviceStatus<Reason>): void;
  onStatus(listener: (status: DeviceStatus<Reason>) => void): () => void;
}

export function createStatusWatch<Reason extends string>(): StatusWatch<Reason> {
  const listeners = createListeners<DeviceStatus<Reason>>();
  let current: DeviceStatus<Reason> = { kind: 'disconnected' };
  return {
    current: () => current,
    set: (status) => {
      if (isSameStatus(status, current)) return;
      current = status;
      listeners.tell(status);
    },
    onStatus: listeners.add,
  };
}

function isSameStatus(left: DeviceStatus, right: DeviceStatus): boolean {
  if (left.kind === 'attention' && right.kind === 'attention') return left.reason === right.reason;
  return left.kind === right.kind;
}
