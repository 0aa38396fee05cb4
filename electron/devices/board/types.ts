import type { Result } from '../../../shared/domain/result.ts';
import type { Device, DeviceStatus } from '../types.ts';

/** `batteryLow`: switch off in good order, and begin nothing. `onBattery`: finish what is paid for, and sell nothing new. */
export type BoardTrouble = 'batteryLow' | 'onBattery' | 'doorOpen' | 'tooHot' | 'tooCold';
export type BoardStatus = DeviceStatus<BoardTrouble>;

/** What the lights say to the people before the kiosk. */
export type LightScene = 'off' | 'attract' | 'pay' | 'print' | 'pickUp' | 'service';

/** What the cabinet's sensors say. `unknown` and `null` are parts that the cabinet does not have, or that are away. */
export interface CabinetState {
  readonly door: 'open' | 'closed' | 'unknown';
  readonly power: 'mains' | 'battery' | 'batteryLow' | 'unknown';
  readonly temperatureCelsius: number | null;
  readonly lights: LightScene | null;
}

/** `rejected`: the lights are as they were. `unclear`: nobody knows; asking again does no harm. */
export type LightFailure = { readonly kind: 'rejected' | 'unclear'; readonly detail: string };

/** The cabinet around the machine: door, lights, power, warmth. */
export interface Board extends Device<BoardTrouble> {
  look(): CabinetState;
  onChange(listener: (state: CabinetState) => void): () => void;
  /** The lights stay so, also after the board was away. */
  setLights(scene: LightScene): Promise<Result<void, LightFailure>>;
}
