import { createListeners } from '../../transport/listeners.ts';
import type { DeviceStatus } from '../../types.ts';

/** A status with its listeners: they hear each change once. */
export interface StatusHolder<Trouble extends string> {
  get(): DeviceStatus<Trouble>;
  set(status: DeviceStatus<Trouble>): void;
  onStatus(listener: (status: DeviceStatus<Trouble>) => void): () => void;
}

export function createStatusHolder<Trouble extends string>(): StatusHolder<Trouble> {
  const listeners = createListeners<DeviceStatus<Trouble>>();
  let current: DeviceStatus<Trouble> = { kind: 'disconnected' };
  const key = (status: DeviceStatus<Trouble>) =>
    status.kind === 'attention' ? `attention ${status.reason}` : status.kind;
  return {
    get: () => current,
    set: (status) => {
      if (key(status) === key(current)) return;
      current = status;
      listeners.tell(status);
    },
    onStatus: listeners.add,
  };
}
