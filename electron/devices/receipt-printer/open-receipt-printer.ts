import * as z from 'zod';
import { createListeners } from '../transport/listeners.ts';
import { connectionSchema, createTransport } from '../transport/open-transport.ts';
import { keepOpen } from '../transport/reconnect.ts';
import { traced } from '../transport/traced.ts';
import type { Transport } from '../transport/types.ts';
import type { DeviceGround, SelfTestStep } from '../types.ts';
import { RECEIPT_PRINTER_DELAYS } from './delays.ts';
import { createEscPosDriver } from './escpos-driver.ts';
import { createGlyphSource, type GlyphSource } from './fonts/glyph-source.ts';
import type { ReceiptPrinterDevice, ReceiptPrinterStatus } from './types.ts';

export const receiptPrinterSchema = z.strictObject({
  driver: z.literal('escpos'),
  connection: connectionSchema,
  /** 576 for 80 mm paper, 384 for 58 mm. */
  widthPx: z.union([z.literal(576), z.literal(384)], { error: 'expected 576 or 384' }).default(576),
  /** False for printers that do not answer `GS r`: then a receipt counts as printed once its bytes are out. */
  confirms: z.boolean().default(true),
  cuts: z.boolean().default(true),
});
export type ReceiptPrinterConfig = z.infer<typeof receiptPrinterSchema>;

const BAUD_RATE = 115_200;

/** Opens the receipt printer by its configuration. Throws where the font's package is missing. */
export function openReceiptPrinter(config: ReceiptPrinterConfig, ground: DeviceGround): ReceiptPrinterDevice {
  const transport = createTransport(config.connection, { baudRate: BAUD_RATE }, ground.clock);
  return createReceiptPrinter(transport, createGlyphSource(), config, ground);
}

type DriverConfig = Pick<ReceiptPrinterConfig, 'widthPx' | 'confirms' | 'cuts'>;

/** The adapter: keeps the line open, looks at the printer, and tells its status when that changes. */
export function createReceiptPrinter(
  wire: Transport,
  glyphs: GlyphSource,
  config: DriverConfig,
  { clock, log }: DeviceGround,
): ReceiptPrinterDevice {
  const transport = traced(wire, clock);
  const driver = createEscPosDriver({ transport, clock, glyphs, ...config });
  const statusTold = createListeners<ReceiptPrinterStatus>();
  let last = '';
  let running: { readonly abort: AbortController; readonly over: Promise<void> } | null = null;

  const status = async () => {
    const seen = await driver.status();
    if (JSON.stringify(seen) !== last) {
      last = JSON.stringify(seen);
      log.info({ status: seen }, `receipt printer: ${seen.kind}`);
      statusTold.tell(seen);
    }
    return seen;
  };
  const notice = () => void status();
  const kept = keepOpen(transport, { clock, onOpened: notice, onClosed: notice });
  const look = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await status();
      await clock.sleep(RECEIPT_PRINTER_DELAYS.lookMs, signal).catch(() => undefined);
    }
  };

  return {
    deviceId: 'receiptPrinter',
    description: `escpos ${wire.name}`,
    status,
    paper: driver.paper,
    print: driver.print,
    onStatus: statusTold.add,
    counters: () => ({ ...driver.counters(), reconnects: Math.max(0, kept.openings() - 1) }),
    traffic: transport.traffic,
    selfTest: async () => {
      const seen = await status();
      const level = await driver.paper();
      return [answersStep(seen), paperStep(level), stateStep(seen)];
    },
    start: () => {
      if (running) return;
      kept.start();
      const abort = new AbortController();
      running = { abort, over: look(abort.signal) };
    },
    stop: async () => {
      const stopping = running;
      running = null;
      stopping?.abort.abort();
      await kept.stop();
      await stopping?.over;
    },
  };
}

function answersStep(status: ReceiptPrinterStatus): SelfTestStep {
  const isSilent =
    status.kind === 'disconnected' || (status.kind === 'attention' && status.reason === 'noAnswer');
  return { step: 'answers', outcome: isSilent ? 'failed' : 'passed', detail: status.kind };
}

function paperStep(level: string): SelfTestStep {
  return {
    step: 'paper',
    outcome: level === 'enough' || level === 'low' ? 'passed' : 'failed',
    detail: level,
  };
}

function stateStep(status: ReceiptPrinterStatus): SelfTestStep {
  const isFine = status.kind === 'ready' || status.kind === 'busy';
  const detail = status.kind === 'attention' ? status.reason : status.kind;
  return { step: 'printer-state', outcome: isFine ? 'passed' : 'failed', detail };
}
