import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { ModbusLink } from '../../board/modbus/modbus-link.ts';
import type { Poller } from '../../board/modbus/poller.ts';
import type { Output, Wiring } from './config.ts';
import { type PointName, type Readings, readingsOf } from './readings.ts';

/** `stayed`: the motor certainly did not run. `unclear`: nobody knows whether it did. Neither is tried again. */
export type RunOutcome = 'ran' | 'stayed' | 'unclear';

export interface Outputs {
  /** Runs a motor once, until `isEnough` or for its time. Comes back with the motor off, as far as the board answers. */
  run(output: Output, isEnough: (readings: Readings) => boolean): Promise<RunOutcome>;
  /** Switches off every relay that the kiosk switches. Stopping is no motion: it may be repeated. */
  stopAll(): Promise<boolean>;
}

/** Some 10 s in all. After that the relays are switched off when the board is back. */
const STOP_ATTEMPTS = 20;
const STOP_RETRY_MS = 500;

export interface OutputsOptions {
  readonly link: ModbusLink;
  readonly unit: number;
  readonly wiring: Wiring;
  readonly poller: Poller<PointName>;
}

export function createOutputs({ link, unit, wiring, poller }: OutputsOptions): Outputs {
  const coils = [wiring.pushOut, wiring.lift, wiring.lower, ...Object.values(wiring.feeds)].flatMap(
    (output) => (output && 'coil' in output ? [output.coil] : []),
  );

  const switchOn = async (output: Output): Promise<RunOutcome> => {
    const written =
      'coil' in output
        ? await link.writeCoil(unit, output.coil, true)
        : await link.writeRegister(unit, output.register, output.value);
    if (written.ok) return 'ran';
    switch (written.error.kind) {
      case 'notSent':
      case 'refused':
        return 'stayed';
      case 'noAnswer':
        return 'unclear';
      default:
        return assertNever(written.error.kind);
    }
  };

  /** Stopping is no motion, so it is tried again: a motor that nobody stops runs on. */
  const switchOff = async (coil: number) => {
    for (let attempt = 0; attempt < STOP_ATTEMPTS; attempt++) {
      if ((await link.writeCoil(unit, coil, false)).ok) return;
      await poller.waitFor(() => true, STOP_RETRY_MS);
    }
  };

  return {
    run: async (output, isEnough) => {
      const outcome = await switchOn(output);
      if (!('coil' in output) || outcome === 'stayed') return outcome;
      try {
        await poller.waitFor((values) => (isEnough(readingsOf(values, wiring)) ? true : null), output.runMs);
      } finally {
        await switchOff(output.coil);
      }
      return outcome;
    },
    stopAll: async () => {
      let isStopped = true;
      for (const coil of coils) isStopped = (await link.writeCoil(unit, coil, false)).ok && isStopped;
      return isStopped;
    },
  };
}
