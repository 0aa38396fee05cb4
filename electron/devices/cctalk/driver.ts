import type { Clock } from '../../system/clock.ts';
import { withDeadline } from '../transport/deadline.ts';
import type { Transport } from '../transport/types.ts';
import { type CctalkFrame, createFrameParser, encodeFrame, HEADER, HOST_ADDRESS } from './codec.ts';
import { CCTALK_DELAYS } from './delays.ts';

export interface CctalkDriver {
  /** The data of the reply; `null` where none came in time. One command at a time. */
  command(header: number, data?: readonly number[]): Promise<Uint8Array | null>;
  counters(): { commands: number; timeouts: number };
}

export function createCctalkDriver(transport: Transport, address: number, clock: Clock): CctalkDriver {
  const parser = createFrameParser();
  const counts = { commands: 0, timeouts: 0 };
  let waiting: ((frame: CctalkFrame) => void) | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let quietUntilMs = 0;

  transport.onBytes((bytes) => {
    for (const frame of parser.feed(bytes)) {
      // On the one wire we hear ourselves: what is not from the device to us is our own echo.
      const isReply = frame.destination === HOST_ADDRESS && frame.source === address;
      if (isReply && frame.header === HEADER.reply) waiting?.(frame);
    }
  });

  const commandNow = async (header: number, data: readonly number[]) => {
    const quietMs = quietUntilMs - clock.steadyMs();
    if (quietMs > 0) await clock.sleep(quietMs);
    parser.clear();
    counts.commands++;
    const reply = new Promise<CctalkFrame>((resolve) => {
      waiting = resolve;
    });
    const frame = { destination: address, source: HOST_ADDRESS, header, data: Uint8Array.from(data) };
    const written = await transport.write(encodeFrame(frame), CCTALK_DELAYS.writeMs);
    const heard = written.ok ? await withDeadline(reply, CCTALK_DELAYS.answerMs, clock) : null;
    waiting = null;
    if (heard?.kind === 'done') return heard.value.data;
    counts.timeouts++;
    quietUntilMs = clock.steadyMs() + CCTALK_DELAYS.lateAnswerMs;
    return null;
  };

  return {
    counters: () => ({ ...counts }),
    command: (header, data = []) => {
      const turn = last.then(() => commandNow(header, data));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
