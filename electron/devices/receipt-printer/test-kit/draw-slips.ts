import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { cashUpSlip } from '../../../services/receipts/templates/cash-up-slip.ts';
import { claimSlip } from '../../../services/receipts/templates/claim-slip.ts';
import type { SlipGround } from '../../../services/receipts/templates/receipt-texts.ts';
import { refundSlip } from '../../../services/receipts/templates/refund-slip.ts';
import { saleReceipt } from '../../../services/receipts/templates/sale-receipt.ts';
import { selfTestPage } from '../../../services/receipts/templates/self-test-page.ts';
import { type Bitmap, isBlack } from '../bitmap.ts';
import { createGlyphSource } from '../fonts/glyph-source.ts';
import { renderReceipt } from '../layout/render-receipt.ts';

/**
 * Draws every slip as a PNG into the folder that is given, and says how long each took and how long the process was deaf
 * meanwhile: `node electron/devices/receipt-printer/test-kit/draw-slips.ts FOLDER`.
 */
const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="160"><defs><radialGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#333"/></radialGradient></defs><rect x="90" width="120" height="160" rx="24" fill="url(#g)"/></svg>',
);
const atMs = Date.UTC(2026, 10, 22, 4, 30);

function slipsFor(ground: SlipGround) {
  const id = ground.locale;
  const payments = [
    { payType: 4, amountMinor: 2_800 },
    { payType: 6, amountMinor: 10_000 },
  ] as const;
  const order = { orderId: 'OREN261122000123', atMs };
  return {
    sale: saleReceipt(
      {
        ...order,
        receiptId: id,
        queueNumber: 'A017',
        modelName: '小米 14 Pro 磁吸透明壳 MagSafe clear case with a long name',
        priceMinor: 12_800,
        payments,
        paidAtMs: atMs,
        pickUpCode: 'https://pick.up/A017?order=OREN261122000123',
      },
      ground,
    ),
    claim: claimSlip(
      { receiptId: id, claimCode: 'K7M2PX', amountMinor: 12_800, money: 'kept', atMs },
      ground,
    ),
    documents: claimSlip(
      {
        ...{ receiptId: id, claimCode: 'P4N8WT', amountMinor: 1_280, money: 'kept', atMs },
        documents: { orderNo: '202611220000048', fileCount: 2, sheets: 8 },
      },
      ground,
    ),
    refund: refundSlip(
      {
        ...order,
        receiptId: id,
        claimCode: 'K7M2PX',
        coupon: { amountMinor: 1_000, state: 'kept' },
        parts: payments.map((part, index) => ({ ...part, outcome: index === 0 ? 'refunded' : 'open' })),
      },
      ground,
    ),
    cashUp: cashUpSlip({ receiptId: id, deviceId: 'KIOSK-0042', record: CASH_UP }, ground),
    selfTest: selfTestPage(
      { receiptId: id, deviceId: 'KIOSK-0042', printer: '192.168.1.30:9100', atMs },
      ground,
    ),
  };
}

const CASH_UP = {
  ...{ number: 12, fromMs: Date.UTC(2026, 10, 21, 10), closedAtMs: Date.UTC(2026, 10, 22, 10) },
  ...{ startedBy: { name: '王小明' }, signedBy: { name: 'Ann' } },
  results: [
    { place: 'tubes' as const, expectedMinor: 15_050, countedMinor: 15_050, varianceMinor: 0 },
    { place: 'cashBox' as const, expectedMinor: 3_200, countedMinor: 3_100, varianceMinor: -100 },
  ],
  emptied: { cashBox: true, stacker: false },
  float: [{ valueMinor: 100, count: 80 }],
  ...{ reason: 'unknown' as const, note: '', hash: '3f9a0c5be1d2774a' },
  takings: {
    lines: [{ means: 'coins' as const, takenMinor: 22_150, backMinor: 1_200 }],
    sold: { cases: 5, amountMinor: 19_950 },
    ...{ byHandMinor: 0, paidOutMinor: 1_200, strayMinor: 100 },
  },
};

async function savePng(bitmap: Bitmap, file: string): Promise<void> {
  const grey = Buffer.alloc(bitmap.widthPx * bitmap.heightPx, 255);
  for (let y = 0; y < bitmap.heightPx; y++)
    for (let x = 0; x < bitmap.widthPx; x++) if (isBlack(bitmap, x, y)) grey[y * bitmap.widthPx + x] = 0;
  const raw = { width: bitmap.widthPx, height: bitmap.heightPx, channels: 1 } as const;
  await sharp(grey, { raw }).png().toFile(file);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('expected a folder');
mkdirSync(folder, { recursive: true });
const glyphs = createGlyphSource();
for (const locale of ['en', 'zh-CN'] as const) {
  const ground = { locale, currency: 'CNY', timeZone: 'Asia/Shanghai', shopName: 'Casepress', logo: LOGO };
  for (const widthPx of [576, 384]) {
    for (const [name, receipt] of Object.entries(slipsFor(ground))) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const startedAtMs = performance.now();
      const { picture, missing } = await renderReceipt(receipt, widthPx, glyphs);
      const tookMs = Math.round(performance.now() - startedAtMs);
      delay.disable();
      const deafMs = Math.round(delay.max / 1e6);
      console.warn(
        `${locale} ${widthPx} ${name}: ${tookMs} ms, deaf for ${deafMs} ms, lacks ${missing.join('') || 'nothing'}`,
      );
      await savePng(picture, join(folder, `${name}-${locale}-${widthPx}.png`));
    }
  }
}
