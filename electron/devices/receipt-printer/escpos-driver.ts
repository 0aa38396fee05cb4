import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../../system/clock.ts';
import { withDeadline } from '../transport/deadline.ts';
import type { Transport } from '../transport/types.ts';
import { RECEIPT_PRINTER_DELAYS } from './delays.ts';
import { COMMAND, encodePicture } from './escpos.ts';
import { createEscPosLine } from './escpos-line.ts';
import type { GlyphSource } from './fonts/glyph-source.ts';
import { type RenderedReceipt, renderReceipt } from './layout/render-receipt.ts';
import type { PaperLevel, PrintFailure, Receipt, ReceiptPrinter, ReceiptPrinterStatus } from './types.ts';

export interface EscPosDriverOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Printable dots across: 576 for 80 mm paper, 384 for 58 mm. */
  readonly widthPx: number;
  readonly glyphs: GlyphSource;
  /** Whether the printer answers `GS r`: only then is a receipt known to be on the paper. */
  readonly confirms: boolean;
  readonly cuts: boolean;
}

export interface EscPosDriver extends ReceiptPrinter {
  counters(): Readonly<Record<string, number>>;
}

const KEPT_IDS = 500;
/** How long one wait for the end is, before the printer is asked what keeps it. */
const FINISH_STEP_MS = 1_000;

type Failure = Result<never, PrintFailure>;
const failure = (kind: PrintFailure['kind'], reason: PrintFailure['reason'], detail: string): Failure =>
  err({ kind, reason, detail });

/** Prints receipts as pictures, one at a time, and asks the printer before and after each. */
export function createEscPosDriver(options: EscPosDriverOptions): EscPosDriver {
  const { transport, clock, widthPx, glyphs } = options;
  const line = createEscPosLine(transport, clock);
  const count = { commands: 0, receipts: 0, unclear: 0, missingSigns: 0 };
  /** Receipts of which a dot may be on paper. */
  const begun = new Set<string>();
  let isPrinting = false;
  let lastPaper: PaperLevel = 'unknown';
  let looking: ReturnType<typeof line.look> | null = null;

  /** One look at a time: answers carry no name. */
  const look = () => {
    looking ??= line.look().finally(() => {
      looking = null;
    });
    return looking.then((seen) => {
      lastPaper = seen?.paper ?? 'unknown';
      return seen;
    });
  };

  const status = async (): Promise<ReceiptPrinterStatus> => {
    if (!transport.isOpen()) return { kind: 'disconnected' };
    if (isPrinting) return { kind: 'busy' };
    const seen = await look();
    if (!transport.isOpen()) return { kind: 'disconnected' };
    if (!seen) return { kind: 'attention', reason: 'noAnswer' };
    return seen.trouble ? { kind: 'attention', reason: seen.trouble } : { kind: 'ready' };
  };

  /** What became of a receipt of which at least a part went out. */
  const unclear = async (detail: string): Promise<Failure> => {
    count.unclear++;
    if (!transport.isOpen()) return failure('unclear', 'disconnected', detail);
    const seen = await look();
    return failure('unclear', seen?.trouble ?? 'noAnswer', detail);
  };

  const send = async ({ picture }: RenderedReceipt): Promise<Result<void, PrintFailure>> => {
    const end = options.cuts ? [COMMAND.feedAndCut] : [];
    const writes = [COMMAND.initialise, ...encodePicture(picture), ...end];
    for (const bytes of writes) {
      count.commands++;
      const written = await transport.write(Uint8Array.from(bytes), RECEIPT_PRINTER_DELAYS.bandMs);
      if (!written.ok) return unclear(`broken off: ${written.error.detail}`);
    }
    const isThrough = options.confirms ? await waitForEnd() : ok(undefined);
    if (!isThrough.ok) return isThrough;
    const after = await look();
    if (!after || after.trouble) return unclear('trouble after the last byte');
    return ok(undefined);
  };

  /** The answer to `GS r` comes once all before it is on the paper. */
  const waitForEnd = async (): Promise<Result<void, PrintFailure>> => {
    const inTurn = line.awaitInTurn();
    try {
      const question = Uint8Array.from(COMMAND.paperInTurn);
      const asked = await transport.write(question, RECEIPT_PRINTER_DELAYS.statusMs);
      if (!asked.ok) return await unclear(asked.error.detail);
      const deadlineMs = clock.steadyMs() + RECEIPT_PRINTER_DELAYS.finishMs;
      while (clock.steadyMs() < deadlineMs) {
        const answer = await withDeadline(inTurn.answer, FINISH_STEP_MS, clock);
        if (answer.kind === 'done') return ok(undefined);
        if (!transport.isOpen()) break;
        const seen = await look();
        if (seen?.trouble) break;
      }
      return await unclear('the end was not confirmed');
    } finally {
      inTurn.forget();
    }
  };

  const printNow = async (receipt: Receipt): Promise<Result<void, PrintFailure>> => {
    const rendered = await renderReceipt(receipt, widthPx, glyphs).catch((error: unknown) => String(error));
    if (typeof rendered === 'string') return failure('rejected', 'unprintable', rendered);
    count.missingSigns += rendered.missing.length;
    if (!transport.isOpen()) return failure('rejected', 'disconnected', `${transport.name} is not open`);
    const before = await look();
    if (!before) return failure('rejected', 'noAnswer', 'no answer to the question for its status');
    if (before.trouble) return failure('rejected', before.trouble, 'trouble before the first byte');
    begun.add(receipt.receiptId);
    for (const id of begun) if (begun.size > KEPT_IDS) begun.delete(id);
    const sent = await send(rendered);
    if (sent.ok) count.receipts++;
    return sent;
  };

  return {
    status,
    paper: async () => {
      if (!transport.isOpen()) return 'unknown';
      if (!isPrinting) await look();
      return lastPaper;
    },
    print: async (receipt) => {
      if (isPrinting) return failure('rejected', 'busy', 'another receipt is being printed');
      if (begun.has(receipt.receiptId)) return failure('rejected', 'printedBefore', receipt.receiptId);
      isPrinting = true;
      try {
        return await printNow(receipt);
      } finally {
        isPrinting = false;
      }
    },
    counters: () => ({ ...count, ...line.counters() }),
  };
}
