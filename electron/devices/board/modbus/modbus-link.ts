import ModbusRTU from 'modbus-serial';
import { err, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { createCommandQueue } from '../../transport/command-queue.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { createListeners } from '../../transport/listeners.ts';
import { keepOpen } from '../../transport/reconnect.ts';
import { traced } from '../../transport/traced.ts';
import type { TrafficEntry, Transport } from '../../transport/types.ts';
import { MODBUS_DELAYS } from './delays.ts';
import { type Framing, ModbusPort, type PortFailure } from './modbus-port.ts';

/**
 * `notSent`: the request certainly never left. `noAnswer`: it may have been carried out. `refused`: the board answered
 * with an exception, so it was not.
 */
export type ModbusFailure = { readonly kind: 'notSent' | 'noAnswer' | 'refused'; readonly detail: string };

export type ModbusTable = 'coil' | 'discreteInput' | 'inputRegister' | 'holdingRegister';

/** One connection to one or more Modbus units. Requests go out one at a time, in the order of asking. */
export interface ModbusLink {
  readonly name: string;
  /** Values of `count` points from `address`; bits are 0 and 1. */
  read(
    unit: number,
    table: ModbusTable,
    address: number,
    count: number,
  ): Promise<Result<number[], ModbusFailure>>;
  writeCoil(unit: number, address: number, on: boolean): Promise<Result<void, ModbusFailure>>;
  writeRegister(unit: number, address: number, value: number): Promise<Result<void, ModbusFailure>>;
  isOpen(): boolean;
  onOpened(listener: () => void): () => void;
  onClosed(listener: () => void): () => void;
  counters(): Readonly<Record<string, number>>;
  traffic(): readonly TrafficEntry[];
  start(): void;
  stop(): Promise<void>;
}

export interface ModbusLinkOptions {
  readonly transport: Transport;
  readonly framing: Framing;
  readonly clock: Clock;
  /** How long an answer may take, in milliseconds. */
  readonly answerMs?: number;
}

const READ_CODES: Record<ModbusTable, number> = {
  coil: 1,
  discreteInput: 2,
  holdingRegister: 3,
  inputRegister: 4,
};

const PROBE_CODES = [2, 1, 4, 3];
/** One fewer than there are codes to ask with, so that one is always free. */
const MAX_DEBTS = PROBE_CODES.length - 1;

export function createModbusLink(options: ModbusLinkOptions): ModbusLink {
  const { transport: bare, framing, clock, answerMs = MODBUS_DELAYS.answerMs } = options;
  const transport = traced(bare, clock);
  const port = new ModbusPort(transport, framing);
  const client = new ModbusRTU(port);
  client.open();
  const queue = createCommandQueue(clock);
  const opened = createListeners<void>();
  const closed = createListeners<void>();
  const kept = keepOpen(transport, { clock, onOpened: () => opened.tell(), onClosed: () => closed.tell() });
  const counts = { commands: 0, timeouts: 0, exceptions: 0 };
  /** Per unit: function codes whose answer is still owed on an RTU line, oldest first. */
  const debts = new Map<number, readonly number[]>();

  const exchange = async <Value>(
    unit: number,
    functionCode: number,
    request: () => Promise<Value>,
  ): Promise<Result<Value, ModbusFailure>> => {
    client.setID(unit);
    if (!transport.isOpen()) return err({ kind: 'notSent', detail: `${transport.name} is not open` });
    counts.commands++;
    const failure = Promise.withResolvers<Result<never, PortFailure>>();
    port.onFailure((cause) => failure.resolve(err(cause)));
    try {
      const answer = request().then((value) => ok(value), asRefusal);
      const done = await withDeadline(Promise.race([answer, failure.promise]), answerMs, clock);
      if (done.kind === 'done') {
        if (!done.value.ok && done.value.error.kind === 'refused') counts.exceptions++;
        return done.value;
      }
      counts.timeouts++;
      debts.set(unit, [...(debts.get(unit) ?? []), functionCode].slice(-MAX_DEBTS));
      return err({ kind: 'noAnswer', detail: `${transport.name} did not answer` });
    } finally {
      port.forget();
    }
  };

  /**
   * An RTU answer carries no number, so one that comes late would pass for the answer to the next request. A board answers
   * in order: once it has answered a read with a function code of its own (an exception will do), nothing older is owed.
   */
  const settleDebts = async (unit: number): Promise<boolean> => {
    const owed = debts.get(unit) ?? [];
    if (framing === 'tcp' || owed.length === 0) return true;
    const code = PROBE_CODES.find((candidate) => !owed.includes(candidate)) ?? owed[0] ?? 2;
    const answered = await exchange(unit, code, () => readBy(client, code, 0, 1));
    if (!answered.ok && answered.error.kind !== 'refused') return false;
    debts.delete(unit);
    return true;
  };

  const run = async <Value>(unit: number, functionCode: number, request: () => Promise<Value>) => {
    const turn = await queue.run<Result<Value, ModbusFailure>>(async () => {
      if (!(await settleDebts(unit))) {
        return err({ kind: 'notSent', detail: `${transport.name} does not answer` } as const);
      }
      return exchange(unit, functionCode, request);
    }, 3 * answerMs);
    if (turn.ok) return turn.value;
    return err({ kind: 'noAnswer', detail: `${transport.name} is stuck` } as const);
  };

  return {
    name: transport.name,
    isOpen: transport.isOpen,
    onOpened: opened.add,
    onClosed: closed.add,
    read: (unit, table, address, count) =>
      run(unit, READ_CODES[table], () => readBy(client, READ_CODES[table], address, count)),
    writeCoil: (unit, address, on) => run(unit, 5, async () => void (await client.writeCoil(address, on))),
    writeRegister: (unit, address, value) =>
      run(unit, 6, async () => void (await client.writeRegister(address, value))),
    counters: () => ({
      ...counts,
      reconnects: Math.max(0, kept.openings() - 1),
      strayFrames: port.strayFrames,
    }),
    traffic: transport.traffic,
    start: kept.start,
    stop: kept.stop,
  };
}

/** modbus-serial rejects only when the board answered: with an exception, or with a frame that does not fit. */
function asRefusal(error: unknown): Result<never, ModbusFailure> {
  const detail = error instanceof Error ? error.message : String(error);
  const isException = error instanceof Error && 'modbusCode' in error;
  return err({ kind: isException ? 'refused' : 'noAnswer', detail });
}

async function readBy(client: ModbusRTU, code: number, address: number, count: number): Promise<number[]> {
  switch (code) {
    case 1:
      return bits(await client.readCoils(address, count), count);
    case 2:
      return bits(await client.readDiscreteInputs(address, count), count);
    case 3:
      return (await client.readHoldingRegisters(address, count)).data;
    default:
      return (await client.readInputRegisters(address, count)).data;
  }
}

const bits = ({ data }: { readonly data: readonly boolean[] }, count: number): number[] =>
  data.slice(0, count).map(Number);
