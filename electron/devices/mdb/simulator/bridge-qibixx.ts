import type { Clock } from '../../../system/clock.ts';
import type { Transport } from '../../transport/types.ts';
import { createLineSplitter, readHex, writeHex } from '../bridges/lines.ts';
import { ADDRESS, addressOf } from '../codec/addresses.ts';
import { SILENT, type SimulatedAnswer, type SimulatedPeripheral } from './parts.ts';
import { createSimulatedMaster } from './qibixx-master.ts';

export interface SimulatedBridge {
  /** Stops polling and listening. */
  stop(): void;
}

export function exchangeOn(
  peripherals: readonly SimulatedPeripheral[],
  command: Uint8Array,
): SimulatedAnswer {
  const address = addressOf(command[0] ?? 0);
  return peripherals.find((peripheral) => peripheral.address === address)?.answer(command) ?? SILENT;
}

/** A Qibixx box: text lines on the device's end of a transport, and the simulated peripherals behind it. */
export function attachSimulatedQibixx(
  transport: Transport,
  peripherals: readonly SimulatedPeripheral[],
  clock: Clock,
): SimulatedBridge {
  const splitter = createLineSplitter();
  const say = (line: string) => void transport.write(new TextEncoder().encode(`${line}\r\n`), 1_000);
  const reader = peripherals.find((peripheral) => peripheral.address === ADDRESS.reader1);
  const master = createSimulatedMaster(reader, say, clock);

  const hear = (line: string) => {
    const [word, ...fields] = line.split(',');
    if (word === 'V') return say('v,4.0.1.0,SIMULATED');
    if (word === 'M') return say('m,ACK');
    if (word === 'R') return say(rawAnswer(fields.join('')));
    if (word === 'D') return master.hear(fields);
  };
  const rawAnswer = (hex: string) => {
    const command = readHex(hex);
    const answer = command ? exchangeOn(peripherals, command) : SILENT;
    if (answer.kind === 'data') return `p,${writeHex(answer.bytes)}`;
    return answer.kind === 'ack' ? 'p,ACK' : 'p,NACK';
  };

  const forget = transport.onBytes((bytes) => splitter.feed(bytes).forEach(hear));
  return {
    stop: () => {
      forget();
      master.stop();
    },
  };
}
