import type { Clock } from '../../../system/clock.ts';
import type { Transport } from '../../transport/types.ts';
import { addressOf, POLL_COMMAND } from '../codec/addresses.ts';
import { withChecksum } from '../codec/checksum.ts';
import { exchangeOn, type SimulatedBridge } from './bridge-qibixx.ts';
import type { SimulatedPeripheral } from './parts.ts';

/** The box polls each peripheral this often, and takes a pause of the line as the end of a command. */
const POLL_MS = 100;
const PAUSE_MS = 5;

/** A Wafer box: raw bytes in, hexadecimal text out, polling by itself. */
export function attachSimulatedWafer(
  transport: Transport,
  peripherals: readonly SimulatedPeripheral[],
  clock: Clock,
): SimulatedBridge {
  const over = new AbortController();
  const say = (bytes: Uint8Array) => {
    const text = [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    void transport.write(new TextEncoder().encode(`${text}\r\n`), 1_000);
  };

  const work = (command: Uint8Array) => {
    const answer = exchangeOn(peripherals, command);
    if (answer.kind === 'ack') say(Uint8Array.of(0x00));
    else if (answer.kind === 'data') say(withChecksum(answer.bytes));
  };

  const received: number[] = [];
  let pause = new AbortController();
  const forget = transport.onBytes((bytes) => {
    received.push(...bytes);
    pause.abort();
    pause = new AbortController();
    void clock.sleep(PAUSE_MS, pause.signal).then(
      () => work(Uint8Array.from(received.splice(0))),
      () => undefined,
    );
  });

  const run = async () => {
    while (!over.signal.aborted) {
      await clock.sleep(POLL_MS, over.signal).catch(() => undefined);
      for (const { address } of over.signal.aborted ? [] : peripherals) {
        const answer = exchangeOn(peripherals, Uint8Array.of(POLL_COMMAND[address] ?? address));
        if (answer.kind === 'data') say(Uint8Array.of(addressOf(address), ...answer.bytes));
      }
    }
  };
  void run();

  return {
    stop: () => {
      forget();
      over.abort();
    },
  };
}
