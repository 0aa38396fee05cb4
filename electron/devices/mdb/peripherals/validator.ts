import { assertNever } from '../../../../shared/domain/assert-never.ts';
import { err, ok } from '../../../../shared/domain/result.ts';
import type { Clock } from '../../../system/clock.ts';
import { withDeadline } from '../../transport/deadline.ts';
import { createListeners } from '../../transport/listeners.ts';
import type { MdbBus } from '../bus.ts';
import { ADDRESS } from '../codec/addresses.ts';
import {
  billTypeCommand,
  readStacker,
  readValidatorPoll,
  readValidatorSetup,
  VALIDATOR_COMMAND,
  type ValidatorMessage,
} from '../codec/validator.ts';
import { MDB_DELAYS } from '../delays.ts';
import type { HeardMoney } from '../heard-money.ts';
import { createMoneyScale, type MoneySettings } from '../money-scale.ts';
import type { BillEvent, BillTrouble, BillValidator } from '../types.ts';
import { createLife, exchangeUntilAck, exchangeUntilData, type Life } from './life.ts';
import { createStatusHolder } from './status-holder.ts';

export interface ValidatorOptions {
  readonly bus: MdbBus;
  readonly clock: Clock;
  readonly money: MoneySettings;
  readonly heard: Pick<HeardMoney, 'note'>;
}

export interface RunningValidator extends BillValidator {
  readonly life: Life;
}

/** Highest credit byte that is money; 255 is a coupon (MDB/ICP 6.3). */
const MAX_BILL_UNITS = 254;

type EscrowEnd = 'stacked' | 'returned' | 'lost';
interface Escrow {
  readonly amountMinor: number;
  readonly ended: Promise<EscrowEnd>;
  end(how: EscrowEnd): void;
}

export function createValidator({ bus, clock, money, heard }: ValidatorOptions): RunningValidator {
  const status = createStatusHolder<BillTrouble>();
  const events = createListeners<BillEvent>();
  let valuesMinor: readonly number[] | null = null;
  let hasEscrow = false;
  let accepted: 'none' | 'all' | readonly number[] = 'none';
  let stacked: number | null = null;
  let backlog: ValidatorMessage[] = [];
  let trouble: BillTrouble | null = null;
  let escrow: Escrow | null = null;

  const showStatus = () => status.set(trouble ? { kind: 'attention', reason: trouble } : { kind: 'ready' });
  const setTrouble = (next: BillTrouble | null) => {
    trouble = next;
    showStatus();
  };

  const sendBillTypes = () => {
    const mask = (valuesMinor ?? []).reduce(
      (bits, value, type) => (value > 0 && isAccepted(accepted, value) ? bits | (1 << type) : bits),
      0,
    );
    return exchangeUntilAck(bus, billTypeCommand(mask, hasEscrow ? mask : 0));
  };

  const readStackerNow = async () => {
    const data = await exchangeUntilData(bus, VALIDATOR_COMMAND.stacker, MDB_DELAYS.answerMs);
    const read = data && readStacker(data);
    if (!read) return false;
    stacked = read.count;
    if (read.isFull) setTrouble('stackerFull');
    else if (trouble === 'stackerFull') setTrouble(null);
    return true;
  };

  const endEscrow = (how: EscrowEnd) => {
    escrow?.end(how);
    escrow = null;
  };

  const hearBill = (route: Extract<ValidatorMessage, { kind: 'bill' }>['route'], amountMinor: number) => {
    switch (route) {
      case 'escrow': {
        const { promise, resolve } = Promise.withResolvers<EscrowEnd>();
        escrow = { amountMinor, ended: promise, end: resolve };
        return events.tell({ kind: 'billEscrowed', amountMinor });
      }
      case 'stacked':
      case 'toRecycler':
        endEscrow('stacked');
        // The stacker is looked at after each bill, as it does not say by itself that it is full.
        void readStackerNow();
        return events.tell({
          kind: 'billStacked',
          amountMinor,
          place: route === 'stacked' ? 'cashBox' : 'recycler',
          moneyId: heard.note('bills', amountMinor),
        });
      case 'returned':
        endEscrow('returned');
        return events.tell({ kind: 'billReturned', amountMinor });
      case 'disabledRejected':
        return events.tell({ kind: 'billRejected' });
      default:
        assertNever(route);
    }
  };

  const hearStatusWord = (word: Extract<ValidatorMessage, { kind: 'status' }>['word']) => {
    switch (word) {
      case 'billJam':
      case 'cashBoxOut':
        return setTrouble(word);
      case 'motorFault':
      case 'sensorFault':
      case 'romError':
        return setTrouble('fault');
      case 'rejected':
        return events.tell({ kind: 'billRejected' });
      case 'billRemoved':
      case 'billRemoval':
      case 'busy':
      case 'justReset':
      case 'disabled':
      case 'invalidEscrow':
        return;
      default:
        assertNever(word);
    }
  };

  const hearMessage = (message: ValidatorMessage) => {
    switch (message.kind) {
      case 'bill':
        return hearBill(message.route, valuesMinor?.[message.type] ?? 0);
      case 'status':
        return hearStatusWord(message.word);
      case 'attemptsWhileDisabled':
      case 'unreadable':
        return;
      default:
        assertNever(message);
    }
  };

  const hear = (data: Uint8Array) => {
    const heard = readValidatorPoll(data);
    backlog.push(...heard);
    if (!valuesMinor) return;
    const messages = backlog;
    backlog = [];
    messages.forEach(hearMessage);
    // Where the box polls, an empty answer is only a sign of life: it says nothing of a jam.
    if (heard.length > 0 || !bus.pollsItself) clearPassingTrouble(heard);
  };

  /** Jam and missing box are told with each poll for as long as they last, so an answer without them ends them. */
  const clearPassingTrouble = (heard: readonly ValidatorMessage[]) => {
    if (trouble !== 'billJam' && trouble !== 'cashBoxOut') return;
    const isStillSaid = heard.some((message) => message.kind === 'status' && message.word === trouble);
    if (!isStillSaid) setTrouble(null);
  };

  const loseEscrow = () => {
    const lost = escrow;
    if (!lost) return;
    endEscrow('lost');
    events.tell({ kind: 'billUnclear', amountMinor: lost.amountMinor });
  };

  const life = createLife({
    bus,
    clock,
    address: ADDRESS.validator,
    reset: VALIDATOR_COMMAND.reset,
    poll: VALIDATOR_COMMAND.poll,
    alive: VALIDATOR_COMMAND.stacker,
    isJustReset: (data) =>
      readValidatorPoll(data).some((message) => message.kind === 'status' && message.word === 'justReset'),
    beforeReset: async () => undefined,
    setUp: async () => {
      const data = await exchangeUntilData(bus, VALIDATOR_COMMAND.setup, MDB_DELAYS.slowAnswerMs);
      const setup = data && readValidatorSetup(data);
      if (!setup) return false;
      const scale = createMoneyScale(setup, money);
      hasEscrow = setup.hasEscrow;
      trouble = scale.ok ? null : 'wrongCurrency';
      valuesMinor = setup.billUnits.map((units) => {
        if (!scale.ok || units > MAX_BILL_UNITS) return 0;
        const value = scale.value.toMinor(units);
        return value.ok ? value.value : 0;
      });
      hear(new Uint8Array());
      if (!(await readStackerNow())) return false;
      return (await sendBillTypes()) === 'ack';
    },
    hear,
    silenceMs: () => MDB_DELAYS.validatorSilenceMs,
    onPresence: (presence) => {
      if (presence === 'silent' || presence === 'missing') status.set({ kind: 'disconnected' });
      else if (presence === 'found' || (valuesMinor && status.get().kind === 'disconnected')) showStatus();
      if (presence === 'missing') loseEscrow();
    },
    onLost: loseEscrow,
  });

  const moveBill = async (command: Uint8Array, wanted: 'stacked' | 'returned') => {
    const bill = escrow;
    if (!bill) return err({ kind: 'rejected', detail: 'no bill is in escrow' } as const);
    const answer = await bus.exchange(command);
    if (answer.kind === 'nak') return err({ kind: 'rejected', detail: 'the validator refuses' } as const);
    // Whatever else came back, only the bill itself tells where it went.
    const ended = await withDeadline(bill.ended, MDB_DELAYS.escrowMs, clock);
    if (ended.kind === 'done' && ended.value === wanted) return ok(undefined);
    if (ended.kind === 'done' && ended.value !== 'lost') {
      return err({ kind: 'rejected', detail: `the bill was ${ended.value}` } as const);
    }
    if (ended.kind === 'late') life.restart();
    return err({ kind: 'unclear', detail: 'the validator does not say where the bill went' } as const);
  };

  return {
    life,
    status: status.get,
    onStatus: status.onStatus,
    onMoney: events.add,
    billValues: () => [...new Set(valuesMinor?.filter((value) => value > 0))].sort((a, b) => a - b),
    acceptBills: async (accept, values) => {
      accepted = accept ? (values ?? 'all') : 'none';
      if (accept && trouble === 'wrongCurrency') return err({ kind: 'rejected', detail: 'wrong currency' });
      const kind = await sendBillTypes();
      if (kind === 'ack') return ok(undefined);
      return err({ kind: 'unclear', detail: `the validator answers ${kind}` });
    },
    escrowMinor: () => escrow?.amountMinor ?? null,
    stackBill: () => moveBill(VALIDATOR_COMMAND.stackBill, 'stacked'),
    returnBill: () => moveBill(VALIDATOR_COMMAND.returnBill, 'returned'),
    stackedBills: () => stacked,
  };
}

function isAccepted(accepted: 'none' | 'all' | readonly number[], value: number): boolean {
  if (accepted === 'none') return false;
  return accepted === 'all' || accepted.includes(value);
}
