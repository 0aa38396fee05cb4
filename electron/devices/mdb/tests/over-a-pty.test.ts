import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../services/sale/simulation/virtual-clock.ts';
import { systemClock } from '../../../system/clock.ts';
import { volatileMemory } from '../../simulated-memory.ts';
import { createReplayTransport } from '../../transport/replay-transport.ts';
import { createSerialTransport } from '../../transport/serial-transport.ts';
import { startPtyPair } from '../../transport/test-kit/pty-pair.ts';
import { waitUntil } from '../../transport/test-kit/wait-until.ts';
import { formatTrace, parseTrace } from '../../transport/trace-file.ts';
import { EMPTY_BOOK } from '../books.ts';
import { mdbSchema } from '../config.ts';
import { createMdb } from '../create-mdb.ts';
import { measureCoinLatency, measurePolls } from '../measure.ts';
import { createSimulatedMdb } from '../simulator/simulated-mdb.ts';
import { createBench } from './bench.ts';

const log = { info: () => undefined, warn: () => undefined };

describe('over a real serial port', () => {
  it('a coin is told, polls keep their interval, and a pulled port is seen', async () => {
    const pty = await startPtyPair();
    const clock = systemClock;
    const machine = createSimulatedMdb({ clock });
    const device = createSerialTransport({ place: { path: pty.devicePath }, baudRate: 115_200 });
    await device.open();
    const box = machine.attach('qibixx', device);
    const config = mdbSchema.parse({
      driver: 'qibixx',
      connection: { path: pty.kioskPath },
      cashless: 'raw',
      readers: [1, 2],
    });
    const mdb = createMdb(config, { clock, log, currency: 'CNY', memory: volatileMemory(EMPTY_BOOK) });
    try {
      mdb.device.start();
      const { changer } = mdb;
      if (!changer) throw new Error('a changer is configured');
      await waitUntil(
        'all peripherals',
        () =>
          mdb.cashless.every((reader) => reader.status().kind === 'ready') &&
          changer.status().kind === 'ready',
        15_000,
      );
      await changer.acceptCoins(true);
      const polls = measurePolls(mdb.bus);
      const latency = await measureCoinLatency(
        30,
        () => machine.changer.insertCoin(100),
        () =>
          new Promise((resolve) => {
            const forget = changer.onMoney(() => {
              forget();
              resolve();
            });
          }),
      );
      polls.stop();
      const measures = polls.measures();
      // Medians only: p95 and p99 over a real port measure how busy the machine is too, so the benchmarks hold them.
      expect(latency.p50Ms ?? Number.NaN).toBeLessThan(200);
      expect(measures.polls).toBeGreaterThan(50);
      expect(measures.pollGapP50Ms ?? Number.NaN).toBeGreaterThanOrEqual(25);
      expect(measures.pollGapP50Ms ?? Number.NaN).toBeLessThanOrEqual(200);
      await pty.unplug();
      await waitUntil('the pulled port', () => changer.status().kind === 'disconnected', 3_000);
    } finally {
      await mdb.device.stop();
      box.stop();
      await device.close();
      await pty.stop();
    }
  }, 40_000);
});

describe('a recorded trace', () => {
  it('played back brings the same events', async () => {
    const bench = await createBench({ config: { validator: false, readers: [1] } });
    await bench.ready();
    bench.machine.changer.pressReturnLever();
    bench.machine.reader1.presentCard(1_500);
    await bench.clock.advance(1_000);
    const text = formatTrace(bench.mdb.device.traffic());
    const recorded = [...bench.events];
    await bench.stop();
    expect(recorded.map((event) => event.kind).sort()).toEqual(['escrowLever', 'sessionBegan']);

    const trace = parseTrace(text);
    if (!trace.ok) throw new Error(trace.error);
    const transport = createReplayTransport(trace.value);
    const clock = createVirtualClock(0);
    const config = mdbSchema.parse({
      driver: 'qibixx',
      connection: { path: 'trace' },
      cashless: 'raw',
      validator: false,
      readers: [1],
    });
    const mdb = createMdb(config, {
      clock,
      log,
      currency: 'CNY',
      memory: volatileMemory(EMPTY_BOOK),
      transport,
    });
    const seen: unknown[] = [];
    mdb.onMoney((event) => seen.push(event));
    mdb.device.start();
    await clock.advanceUntil(() => transport.isFinished() || transport.mismatch() !== null, 60_000);
    expect(transport.mismatch()).toBeNull();
    expect(seen).toEqual(recorded);
    const stopping = mdb.device.stop();
    let isOver = false;
    void stopping.then(() => {
      isOver = true;
    });
    await clock.advanceUntil(() => isOver, 60_000);
  });
});
