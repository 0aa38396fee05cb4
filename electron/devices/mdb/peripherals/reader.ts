import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Book, VendEntry } from '../books.ts';
import type { MdbBus } from '../bus.ts';
import { ADDRESS } from '../codec/addresses.ts';
import { at60, CASHLESS_COMMAND } from '../codec/cashless.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { MoneySettings } from '../money-scale.ts';
import type { CashlessReader, ReaderNumber, ReaderTrouble } from '../types.ts';
import { createLife, exchangeUntilAck, type Life } from './life.ts';
import { createReaderHearing } from './reader-hearing.ts';
import { createReaderSession } from './reader-session.ts';
import { createReaderSetUp } from './reader-set-up.ts';
import { createReaderVendCommands } from './reader-vend-commands.ts';
import { createStatusHolder } from './status-holder.ts';
import { createVends } from './vends.ts';

export interface ReaderOptions {
  readonly reader: ReaderNumber;
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  readonly book: Book<VendEntry>;
}

export interface RunningReader extends CashlessReader {
  readonly life: Life;
}

/** A card reader that we drive ourselves: its life on the bus; session, hearing and commands are files of their own. */
export function createReader({ reader, bus, clock, money, book }: ReaderOptions): RunningReader {
  const status = createStatusHolder<ReaderTrouble>();
  const vends = createVends(reader, book);
  const on = (command: Uint8Array) => (reader === 1 ? command : at60(command));
  const poll = on(CASHLESS_COMMAND.poll);
  let isEnabled = true;

  const trouble = (): ReaderTrouble | null => (knowledge.isWrongCurrency() ? 'wrongCurrency' : null);
  const hear = (data: Uint8Array) => hearing.hear(data);
  const restart = () => life.restart();
  const session = createReaderSession({ bus, clock, status, vends, on, hear, trouble, restart });
  const knowledge = createReaderSetUp({ bus, clock, money, on, send: session.send, hear });
  const hearing = createReaderHearing({ reader, session, knowledge, vends, restart });
  const commands = createReaderVendCommands({
    session,
    knowledge,
    vends,
    isEnabled: () => isEnabled,
    trouble,
  });

  const lose = () => {
    session.waitFor('nothing');
    session.setCancelling(false);
    vends.lose();
    if (session.isOpen()) vends.tell({ kind: 'sessionEnded', reader });
    session.end();
  };

  const life = createLife({
    bus,
    clock,
    address: reader === 1 ? ADDRESS.reader1 : ADDRESS.reader2,
    reset: on(CASHLESS_COMMAND.reset),
    poll,
    // A reader has no harmless question but its poll.
    alive: poll,
    // Only as the first byte: further on a zero may belong to an amount of another width.
    isJustReset: (data) => data[0] === 0,
    beforeReset: async () => undefined,
    setUp: async () => {
      if (!(await knowledge.run())) return false;
      if (trouble() || !isEnabled) return true;
      return (await session.send(CASHLESS_COMMAND.enable)) !== 'silent';
    },
    hear,
    silenceMs: () => knowledge.maxResponseMs() + (vends.open() ? MDB_DELAYS.readerGraceMs : 0),
    onPresence: (presence) => {
      if (presence === 'missing') {
        status.set({ kind: 'disconnected' });
        lose();
      } else if (presence === 'silent') {
        // In mid-vend silence is a reader at work.
        if (!vends.open()) status.set({ kind: 'disconnected' });
      } else if (knowledge.facts() && (presence === 'found' || status.get().kind === 'disconnected')) {
        session.showStatus();
      }
    },
    onLost: lose,
  });

  bus.onExchanged(({ command, answer }) => {
    if (command[0] === poll[0] && answer.kind === 'ack') hearing.onAcknowledgedPoll();
  });

  return {
    reader,
    life,
    status: status.get,
    onStatus: status.onStatus,
    onMoney: vends.onMoney,
    facts: knowledge.facts,
    enableReader: async (enable) => {
      isEnabled = enable;
      const reason = trouble();
      if (enable && reason) return err({ kind: 'rejected', detail: reason });
      const command = enable ? CASHLESS_COMMAND.enable : CASHLESS_COMMAND.disable;
      const kind = await exchangeUntilAck(bus, on(command));
      return kind === 'ack' || kind === 'data' ? ok(undefined) : err({ kind: 'unclear', detail: kind });
    },
    ...commands,
    vendState: vends.stateOf,
  };
}
