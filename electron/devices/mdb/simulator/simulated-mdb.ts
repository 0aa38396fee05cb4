import type { Clock } from '../../../system/clock.ts';
import type { Transport } from '../../transport/types.ts';
import { attachSimulatedQibixx, type SimulatedBridge } from './bridge-qibixx.ts';
import { attachSimulatedWafer } from './bridge-wafer.ts';
import { createSimulatedChanger, type SimulatedChanger, type SimulatedChangerOptions } from './changer.ts';
import type { SimulatedPeripheral } from './parts.ts';
import { createSimulatedReader, type SimulatedReader, type SimulatedReaderOptions } from './reader.ts';
import {
  createSimulatedValidator,
  type SimulatedValidator,
  type SimulatedValidatorOptions,
} from './validator.ts';

export interface SimulatedMdbOptions {
  readonly clock: Clock;
  readonly changer?: Omit<SimulatedChangerOptions, 'clock'>;
  readonly validator?: SimulatedValidatorOptions;
  readonly reader1?: Omit<SimulatedReaderOptions, 'reader'>;
  readonly reader2?: Omit<SimulatedReaderOptions, 'reader'>;
}

/** The peripherals of one machine, and the box in front of them. */
export interface SimulatedMdb {
  readonly changer: SimulatedChanger;
  readonly validator: SimulatedValidator;
  readonly reader1: SimulatedReader;
  readonly reader2: SimulatedReader;
  /** By name, for a panel: each has its verbs and `look()`. */
  readonly parts: Readonly<Record<'changer' | 'validator' | 'reader1' | 'reader2', SimulatedPeripheral>>;
  /** The box speaks on the device's end of a transport, which must be open. */
  attach(box: 'qibixx' | 'wafer', transport: Transport): SimulatedBridge;
}

export function createSimulatedMdb(options: SimulatedMdbOptions): SimulatedMdb {
  const { clock } = options;
  const changer = createSimulatedChanger({ clock, ...options.changer });
  const validator = createSimulatedValidator(options.validator);
  const reader1 = createSimulatedReader({ reader: 1, ...options.reader1 });
  const reader2 = createSimulatedReader({ reader: 2, ...options.reader2 });
  const all = [changer, validator, reader1, reader2];
  return {
    changer,
    validator,
    reader1,
    reader2,
    parts: { changer, validator, reader1, reader2 },
    attach: (box, transport) =>
      box === 'qibixx'
        ? attachSimulatedQibixx(transport, all, clock)
        : attachSimulatedWafer(transport, all, clock),
  };
}
