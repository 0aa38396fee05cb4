import type { Locator } from '@playwright/test';
import jsQR from 'jsqr';
import sharp from 'sharp';

/** What a phone's camera reads from a code on the screen. Throws where it reads none. */
export async function scanCode(code: Locator): Promise<string> {
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  if (!found) throw new Error('no code can be read from the screen');
  return found.data;
}

/** Opens the payment on the phone, which the backend notices. */
export async function openPayment(payUrl: string): Promise<void> {
  await expectOk(await fetch(payUrl));
}

/** What the shopper does on the phone's pay page, sent as `curl -d action=…` would. */
export async function answerPayment(payUrl: string, action: 'pay' | 'fail' | 'leave'): Promise<void> {
  await expectOk(await fetch(payUrl, { method: 'POST', body: new URLSearchParams({ action }) }));
}

/** The id of the payment that a code stands for. */
export function paymentIdOf(payUrl: string): string {
  const id = new URL(payUrl).pathname.split('/').at(-1);
  if (!id) throw new Error(`no payment id in ${payUrl}`);
  return id;
}

async function expectOk(answer: Response): Promise<void> {
  if (!answer.ok) throw new Error(`the pay page answered ${answer.status}: ${await answer.text()}`);
}
