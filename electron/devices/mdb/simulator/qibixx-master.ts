import { parseAmount } from '../../../../shared/domain/money.ts';
import type { Clock } from '../../../system/clock.ts';
import { bigEndian, type SimulatedAnswer, type SimulatedPeripheral } from './parts.ts';

/** Between two polls of the reader by the box. */
const POLL_MS = 50;

/** The cashless master inside a Qibixx box: it drives the first reader by itself and tells how it stands. */
export function createSimulatedMaster(
  reader: SimulatedPeripheral | undefined,
  say: (line: string) => void,
  clock: Clock,
): { hear(fields: readonly string[]): void; stop(): void } {
  const over = new AbortController();
  let mode = 0;
  let isPolling = false;
  let state = 'OFF';
  let setup: Uint8Array = new Uint8Array(8);

  const ask = (...command: number[]): SimulatedAnswer =>
    reader?.answer(Uint8Array.from(command)) ?? { kind: 'silent' };
  const become = (next: string, ...fields: string[]) => {
    state = next;
    say(['d', 'STATUS', next, ...fields].join(','));
  };
  const decimal = (bytes: Uint8Array) => (((bytes[1] ?? 0) * 256 + (bytes[2] ?? 0)) / 100).toFixed(2);

  const bringUp = () => {
    become('RESET');
    const answer = ask(0x11, 0x00, 3, 0, 0, 0);
    if (answer.kind === 'data') setup = answer.bytes;
    ask(0x17, 0x04, 0, 0, 0, mode === 2 ? 0x20 : 0);
    become('INIT', '1');
  };

  const hearReader = (bytes: Uint8Array) => {
    switch (bytes[0]) {
      case 0x00:
        return bringUp();
      case 0x03: {
        const isUnknown = bytes[1] === 0xff && bytes[2] === 0xff;
        return become('CREDIT', isUnknown ? '-1' : decimal(bytes));
      }
      case 0x05:
        return become('RESULT', '1', decimal(bytes));
      case 0x06:
        become('RESULT', '-1');
        ask(0x13, 0x04);
        return;
      case 0x04:
        ask(0x13, 0x04);
        return;
      case 0x07:
        return become('IDLE');
    }
  };

  const run = async () => {
    while (!over.signal.aborted) {
      const answer = ask(0x12);
      if (answer.kind === 'data') hearReader(answer.bytes);
      await clock.sleep(POLL_MS, over.signal).catch(() => undefined);
    }
  };

  const request = (amount: string, item: string) => {
    const minor = parseAmount(amount, 'CNY');
    const isInState = state === 'IDLE' || state === 'CREDIT';
    if (!minor.ok || !isInState) return say('d,ERR,-1');
    become('VEND');
    ask(0x13, 0x00, ...bigEndian(minor.value, 2), ...bigEndian(Number(item), 2));
  };

  const report = () => {
    const [, level = 0, high = 0, low = 0, scale = 0, decimals = 0, timeout = 0, flags = 0] = setup;
    const country = [high, low].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    say(['d', 'STATUS', state, 1, level, country, scale, decimals, timeout, flags, mode].join(','));
  };

  return {
    stop: () => over.abort(),
    hear: ([word, first, second]) => {
      if (ask(0x12).kind === 'silent') return;
      if (word === '1' || word === '2') {
        mode = Number(word);
        ask(0x10);
        if (!isPolling) void run();
        isPolling = true;
      } else if (word === 'STATUS') report();
      else if (word === 'READER') {
        ask(0x14, Number(first));
        if (first === '1') become('IDLE');
      } else if (word === 'REQ' && first === '-1') ask(0x13, 0x01);
      else if (word === 'REQ') request(first ?? '', second ?? '0');
      else if (word === 'END') {
        if (state === 'RESULT') ask(...(first === '-1' ? [0x13, 0x03] : [0x13, 0x02, 0, 0]));
        ask(0x13, 0x04);
      }
    },
  };
}
