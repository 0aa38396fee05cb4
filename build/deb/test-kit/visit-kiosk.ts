import { setTimeout as sleep } from 'node:timers/promises';
import { beginSale, call, payByPhone, untilStage } from '../../../electron/test-kit/shopper.ts';
import { callKiosk } from './far-kiosk.ts';

// Run inside of the root, since the kiosk listens on its network alone: `visit-kiosk ADDRESS buy|look|needs [PIN]`.
// Prints what came of it as JSON.

const POLL_MS = 50;
const [address = '', deed = '', pin = ''] = process.argv.slice(2);
const kiosk = await callKiosk(address);

/** A case is bought and paid, and its shopper leaves while it is printed. */
async function buy(): Promise<unknown> {
  await untilInService();
  const { sale } = await beginSale(kiosk);
  await call(kiosk, 'choosePayment', { saleId: sale.saleId, payType: 1 });
  const { qrText } = await untilStage(kiosk, 'awaitingPayment');
  await payByPhone(qrText);
  await untilStage(kiosk, 'queued');
  await call(kiosk, 'endSession', { reason: 'finished' });
  for (;;) {
    const rows = await call(kiosk, 'getBoard', {});
    if (rows.some(({ state }) => state === 'printing')) return rows;
    await sleep(POLL_MS);
  }
}

/** The machine is found some moments after the start. */
async function untilInService(): Promise<void> {
  while ((await call(kiosk, 'getKioskStatus', {})).kind !== 'inService') await sleep(POLL_MS);
}

async function needs(): Promise<unknown> {
  await call(kiosk, 'enterStaff', { pin });
  const overview = await call(kiosk, 'getStaffOverview', {});
  await call(kiosk, 'leaveStaff', {});
  return overview.needs;
}

async function look(): Promise<unknown> {
  const status = await call(kiosk, 'getKioskStatus', {});
  return { status, board: await call(kiosk, 'getBoard', {}) };
}

const deeds: Record<string, () => Promise<unknown>> = { buy, needs, look };
process.stdout.write(`${JSON.stringify(await deeds[deed]?.())}\n`);
kiosk.close();
