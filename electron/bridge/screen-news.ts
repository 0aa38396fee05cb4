import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { EmitEvent, EventListener } from './types.ts';

export interface ScreenNews {
  readonly emit: EmitEvent;
  /** Leaves out what says the same as the last of its name. */
  readonly emitIfNew: EmitEvent;
  subscribe(listener: EventListener): () => void;
}

/** Sends news to every screen that listens. */
export function createScreenNews(): ScreenNews {
  const listeners = new Set<EventListener>();
  const last = new Map<EventName, string>();

  const emit: EmitEvent = (name, payload) => {
    last.set(name, JSON.stringify(payload));
    for (const listener of listeners) listener(name, payload);
  };
  const emitIfNew = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => {
    if (last.get(name) !== JSON.stringify(payload)) emit(name, payload);
  };
  return {
    emit,
    emitIfNew,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
