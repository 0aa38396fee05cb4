import type { Clock } from '../../../system/clock.ts';
import { createListeners } from '../../transport/listeners.ts';
import { keepOpen } from '../../transport/reconnect.ts';
import { traced } from '../../transport/traced.ts';
import type { TrafficEntry, Transport } from '../../transport/types.ts';
import { VMC_DELAYS } from '../delays.ts';
import { decodeVmcFrames, encodeVmcFrame, type VmcFrame } from './frames.ts';
import { ACKNOWLEDGE, newsOf, VMC_COMMANDS, type VmcCommand, type VmcNews } from './messages.ts';

/** `notSent`: no byte of it left. `unanswered`: it left, and nobody knows whether the board took it. */
export type Delivery = 'acknowledged' | 'unanswered' | 'notSent';

/** The protocol allows five sendings of one packet. */
const MAX_SENDINGS = 5;

/** Far fewer than the 255 after which the numbers come round again. */
const REMEMBERED_FRAMES = 16;

const ANSWERS: ReadonlySet<number> = new Set([
  VMC_COMMANDS.machineState,
  VMC_COMMANDS.slotState,
  VMC_COMMANDS.boardState,
]);

/** A board never says these: whoever hears them hears himself. */
const OURS: ReadonlySet<number> = new Set([
  VMC_COMMANDS.checkSlot,
  VMC_COMMANDS.buy,
  VMC_COMMANDS.driveDirectly,
  VMC_COMMANDS.askBoardState,
  VMC_COMMANDS.askMachineState,
]);

export interface VmcLink {
  readonly name: string;
  /** True while the board asks its questions. */
  isThere(): boolean;
  onPresence(listener: (isThere: boolean) => void): () => void;
  onNews(listener: (news: VmcNews) => void): () => void;
  /**
   * Hands the board one command at its next question. `once`: what moves is sent a single time, whatever the protocol
   * allows: a board that forgot the number of the packet would carry it out again.
   * `onSent` is called when it goes out for the first time: nothing that came before can be about it.
   */
  send(command: VmcCommand, sendings: 'once' | 'repeat', onSent?: () => void): Promise<Delivery>;
  counters(): Readonly<Record<string, number>>;
  traffic(): readonly TrafficEntry[];
  start(): void;
  stop(): Promise<void>;
}

interface Errand {
  readonly command: VmcCommand;
  readonly maxSendings: number;
  readonly settle: (delivery: Delivery) => void;
  readonly onSent: () => void;
  packNo: number;
  sendings: number;
}

export function createVmcLink(bare: Transport, clock: Clock): VmcLink {
  const transport = traced(bare, clock);
  const presence = createListeners<boolean>();
  const news = createListeners<VmcNews>();
  const counts = { commands: 0, unanswered: 0, badBytes: 0, repeated: 0, echoes: 0 };
  const waiting: Errand[] = [];
  let current: Errand | null = null;
  let received: Uint8Array = new Uint8Array();
  /** The latest frames, numbers included. */
  let recent: string[] = [];
  let packNo = 0;
  let isThere = false;
  let heardAtMs = 0;
  let bytesAtMs = 0;
  let watching: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;

  const setPresence = (next: boolean) => {
    if (next === isThere) return;
    isThere = next;
    if (!next) giveUp();
    presence.tell(next);
  };
  const giveUp = () => {
    current?.settle('unanswered');
    current = null;
    for (const errand of waiting.splice(0)) errand.settle('notSent');
    received = new Uint8Array();
    recent = [];
  };

  const write = (frame: VmcFrame) => void transport.write(encodeVmcFrame(frame), VMC_DELAYS.writeMs);

  /** The board's question: a command, or nothing to say. */
  const answerPoll = () => {
    if (current && current.sendings >= current.maxSendings) {
      counts.unanswered++;
      current.settle('unanswered');
      current = null;
    }
    current ??= take();
    if (!current) return write(ACKNOWLEDGE);
    current.sendings++;
    if (current.sendings === 1) current.onSent();
    write({ ...current.command, packNo: current.packNo });
  };
  const take = (): Errand | null => {
    const next = waiting.shift();
    if (!next) return null;
    packNo = (packNo % 255) + 1;
    next.packNo = packNo;
    counts.commands++;
    return next;
  };

  /**
   * Sent again because our acknowledgement was lost: one event, not two. Answers to questions say how things are now, so
   * they may repeat themselves.
   */
  const isRepetition = (frame: VmcFrame): boolean => {
    if (ANSWERS.has(frame.command)) return false;
    const asText = encodeVmcFrame(frame).join();
    if (recent.includes(asText)) return true;
    recent = [...recent, asText].slice(-REMEMBERED_FRAMES);
    return false;
  };

  const hear = (frame: VmcFrame) => {
    if (OURS.has(frame.command)) {
      counts.echoes++;
      return;
    }
    if (frame.command === VMC_COMMANDS.acknowledge) {
      current?.settle('acknowledged');
      current = null;
      return;
    }
    write(ACKNOWLEDGE);
    // A board that has just started counts anew.
    if (frame.command === VMC_COMMANDS.synchronise) recent = [];
    else if (isRepetition(frame)) {
      counts.repeated++;
      return;
    }
    news.tell(newsOf(frame));
  };

  transport.onBytes((bytes) => {
    // Noise that looks like the beginning of a long frame must not swallow the questions that follow it.
    if (clock.steadyMs() - bytesAtMs > VMC_DELAYS.brokenOffMs) received = new Uint8Array();
    bytesAtMs = clock.steadyMs();
    const decoded = decodeVmcFrames(Uint8Array.of(...received, ...bytes));
    received = decoded.rest;
    counts.badBytes += decoded.badBytes;
    if (decoded.frames.length === 0) return;
    heardAtMs = clock.steadyMs();
    setPresence(true);
    const others = decoded.frames.filter((frame) => frame.command !== VMC_COMMANDS.poll);
    for (const frame of others) hear(frame);
    // Questions that queued up while we were busy are stale but for the last; an answer to each would clash.
    if (others.length < decoded.frames.length) answerPoll();
  });

  const watchSilence = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await clock.sleep(VMC_DELAYS.pollMs / 2, signal).catch(() => undefined);
      // A clock that somebody set back must not make a board of yesterday present.
      const silentMs = clock.steadyMs() - heardAtMs;
      if (isThere && silentMs > VMC_DELAYS.silenceMs) setPresence(false);
    }
  };
  const kept = keepOpen(transport, {
    clock,
    onOpened: () => undefined,
    onClosed: () => setPresence(false),
  });

  return {
    name: transport.name,
    isThere: () => isThere,
    onPresence: presence.add,
    onNews: news.add,
    send: (command, sendings, onSent = () => undefined) => {
      if (!isThere) return Promise.resolve('notSent');
      const { promise, resolve } = Promise.withResolvers<Delivery>();
      const maxSendings = sendings === 'once' ? 1 : MAX_SENDINGS;
      waiting.push({ command, maxSendings, settle: resolve, onSent, packNo: 0, sendings: 0 });
      return promise;
    },
    counters: () => ({ ...counts, reconnects: Math.max(0, kept.openings() - 1) }),
    traffic: transport.traffic,
    start: () => {
      if (watching) return;
      kept.start();
      const abort = new AbortController();
      watching = { abort, over: watchSilence(abort.signal) };
    },
    stop: async () => {
      const stopping = watching;
      watching = null;
      stopping?.abort.abort();
      await Promise.all([stopping?.over, kept.stop()]);
    },
  };
}
