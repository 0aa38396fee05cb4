import { createListeners } from '../transport/listeners.ts';
import { createTransport } from '../transport/open-transport.ts';
import { keepOpen } from '../transport/reconnect.ts';
import { traced } from '../transport/traced.ts';
import type { Transport } from '../transport/types.ts';
import type { Device, DeviceGround, DeviceStatus, SelfTestStep } from '../types.ts';
import { createPayOutBook, createTubeMemory, createVendBook, joinWrites, type MdbMemory } from './books.ts';
import { createQibixxBridge, QIBIXX_BAUD_RATE } from './bridges/qibixx.ts';
import { createWaferBridge, WAFER_BAUD_RATE } from './bridges/wafer.ts';
import { createMdbBus, type MdbBus } from './bus.ts';
import type { MdbConfig } from './config.ts';
import { MDB_DELAYS } from './delays.ts';
import { createHeardMoney } from './heard-money.ts';
import type { MoneySettings } from './money-scale.ts';
import { createChanger } from './peripherals/changer.ts';
import type { Life } from './peripherals/life.ts';
import { createQibixxReader } from './peripherals/qibixx-reader.ts';
import { createReader, type RunningReader } from './peripherals/reader.ts';
import { createStatusHolder } from './peripherals/status-holder.ts';
import { createValidator } from './peripherals/validator.ts';
import type { Mdb, MdbTrouble, MoneyEvent } from './types.ts';

export interface MdbGround extends DeviceGround {
  readonly currency: string;
  /** Durable: survives the end of the process. */
  readonly memory: MdbMemory;
  /** In place of the port that the configuration names: simulators and tests. */
  readonly transport?: Transport;
}

export interface OpenedMdb extends Mdb {
  /** For measurements: each exchange on the bus. */
  readonly bus: MdbBus;
}

/** The MDB bus by its configuration. Nothing is touched before `device.start()`. */
export function createMdb(config: MdbConfig, ground: MdbGround): OpenedMdb {
  const { clock, log } = ground;
  const memory = joinWrites(ground.memory);
  const baudRate = config.driver === 'qibixx' ? QIBIXX_BAUD_RATE : WAFER_BAUD_RATE;
  const transport = traced(
    ground.transport ?? createTransport(config.connection, { baudRate }, clock),
    clock,
  );
  const money: MoneySettings = { currency: ground.currency, countryCodes: config.countryCodes };
  const qibixx = config.driver === 'qibixx' ? createQibixxBridge(transport, clock) : null;
  const bridge =
    qibixx ??
    createWaferBridge(transport, clock, config.driver === 'wafer' ? config.answerChecksum : 'present');
  const bus = createMdbBus(bridge, clock);
  const vendBook = createVendBook(memory);
  const heard = createHeardMoney(memory, clock);

  const changer = config.changer
    ? createChanger({
        bus,
        clock,
        money,
        book: createPayOutBook(memory),
        tubeMemory: createTubeMemory(memory),
        heard,
      })
    : null;
  const validator = config.validator ? createValidator({ bus, clock, money, heard }) : null;
  const cashless: RunningReader[] = config.readers.map((reader) => {
    const isMasters =
      qibixx !== null && reader === 1 && config.driver === 'qibixx' && config.cashless === 'master';
    if (!isMasters) return createReader({ reader, bus, clock, money, book: vendBook });
    return createQibixxReader({
      bridge: qibixx,
      bus,
      clock,
      money,
      book: vendBook,
      isAlwaysIdle: config.alwaysIdle,
    });
  });

  const events = createListeners<MoneyEvent>();
  const status = createStatusHolder<MdbTrouble>();
  const parts = [changer, validator, ...cashless].filter((part) => part !== null);
  for (const part of parts) {
    part.onMoney(events.tell);
    part.onStatus(() => showStatus());
  }

  const counts = { commands: 0, timeouts: 0 };
  bus.onExchanged(({ answer }) => {
    counts.commands++;
    if (answer.kind === 'silent') counts.timeouts++;
  });

  const showStatus = () =>
    status.set(bus.isUp() ? joinStatuses(parts.map((part) => part.status())) : { kind: 'disconnected' });

  /** The box is asked until it answers as one: a port may be open long before the box behind it is awake. */
  const prepare = async () => {
    while (transport.isOpen() && !bus.isUp()) {
      if (await bridge.prepare()) {
        bus.setUp(true);
        showStatus();
        return;
      }
      await clock.sleep(MDB_DELAYS.findMs);
    }
  };

  const link = keepOpen(transport, {
    clock,
    onOpened: () => {
      log.info({ place: transport.name }, 'MDB bridge opened');
      void prepare();
    },
    onClosed: () => {
      log.warn({ place: transport.name }, 'MDB bridge closed');
      bus.setUp(false);
      showStatus();
    },
    onFailed: ({ kind, detail }) => log.warn({ kind, detail }, 'MDB bridge cannot be opened'),
  });

  const lives: Life[] = parts.map((part) => part.life);
  const device: Device<MdbTrouble> = {
    deviceId: 'mdb',
    description: `${config.driver} ${transport.name}`,
    status: async () => status.get(),
    onStatus: status.onStatus,
    selfTest: async () => selfTest(bus, parts.length, { changer, validator, cashless }),
    counters: () => ({
      ...counts,
      reconnects: Math.max(0, link.openings() - 1),
      badFrames: bridge.badAnswers(),
    }),
    traffic: transport.traffic,
    start: () => {
      link.start();
      for (const life of lives) life.start();
    },
    stop: async () => {
      await Promise.all(lives.map((life) => life.stop()));
      await link.stop();
      bus.setUp(false);
      showStatus();
    },
  };

  return { changer, validator, cashless, device, bus, heardBefore: heard.before, onMoney: events.add };
}

/** The first trouble that staff should see; a peripheral that is missing is one. */
function joinStatuses(statuses: readonly DeviceStatus<MdbTrouble>[]): DeviceStatus<MdbTrouble> {
  const troubled = statuses.find((status) => status.kind === 'attention');
  if (troubled) return troubled;
  if (statuses.some((status) => status.kind === 'disconnected')) {
    return { kind: 'attention', reason: 'peripheralMissing' };
  }
  return statuses.some((status) => status.kind === 'busy') ? { kind: 'busy' } : { kind: 'ready' };
}

function selfTest(
  bus: MdbBus,
  partCount: number,
  parts: Pick<Mdb, 'changer' | 'validator' | 'cashless'>,
): SelfTestStep[] {
  const step = (name: string, isPassed: boolean, detail: string): SelfTestStep => ({
    step: name,
    outcome: isPassed ? 'passed' : 'failed',
    detail,
  });
  const isThere = (status: DeviceStatus<string>) => status.kind === 'ready' || status.kind === 'busy';
  const steps = [step('bridge-answers', bus.isUp(), `${partCount} peripherals are configured`)];
  const { changer, validator } = parts;
  if (changer) {
    steps.push(step('changer-answers', isThere(changer.status()), wordFor(changer.status())));
    const tubes = changer.tubes();
    const text = tubes.map((tube) => `${tube.valueMinor} × ${tube.count}${tube.isFull ? ' (full)' : ''}`);
    steps.push(step('tube-levels', tubes.length > 0, text.join(', ')));
  }
  if (validator) {
    steps.push(step('validator-answers', isThere(validator.status()), wordFor(validator.status())));
    steps.push(
      step('stacker', validator.stackedBills() !== null, `${validator.stackedBills() ?? '?'} bills`),
    );
  }
  for (const reader of parts.cashless) {
    const detail = `${wordFor(reader.status())} ${reader.facts()?.model ?? ''}`.trim();
    steps.push(step(`reader-${reader.reader}-answers`, isThere(reader.status()), detail));
  }
  return steps;
}

const wordFor = (status: DeviceStatus<string>) =>
  status.kind === 'attention' ? `attention: ${status.reason}` : status.kind;
