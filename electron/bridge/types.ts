import type {
  EventName,
  EventPayload,
  MethodInput,
  MethodName,
  MethodOutput,
} from '../../shared/contract/index.ts';
import type { BridgeError } from '../../shared/contract/method.ts';
import type { Result } from '../../shared/domain/result.ts';

/** One function per contract method. The dispatcher parses the input before and the output after. */
export type BridgeHandlers = {
  readonly [Name in MethodName]: (
    input: MethodInput<Name>,
  ) => Promise<Result<MethodOutput<Name>, BridgeError>>;
};

/** Tells every screen that listens. The payload is checked against the contract before it leaves. */
export type EmitEvent = EventListener;

/** The kiosk as a host sees it: calls, news and bytes. Made by `createKiosk`. */
export interface KioskPort {
  readonly handlers: BridgeHandlers;
  /** Calls `listener` with every event; the returned function ends that. */
  subscribe(listener: EventListener): () => void;
  /** Serves the paths of shared/contract/files.ts. The host has checked the sender already. */
  handleFile(request: Request): Promise<Response>;
  /**
   * True while the program may be ended without anybody noticing: nobody is at the screen, and no case is being made or
   * waits for it. Missing: there is nothing to disturb.
   */
  isQuiet?(): boolean;
  close(): Promise<void>;
}

export type EventListener = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
