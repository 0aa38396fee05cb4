// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScannerView } from '../../../shared/contract/devices.ts';
import { createClient } from '../../bridge/client.ts';
import { FakeTransport } from '../../bridge/fake-transport.ts';
import { listenForCodes } from './scanned-codes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const WEDGE: ScannerView = {
  kind: 'wedge',
  prefix: [],
  suffix: ['Enter'],
  maxGapMs: 35,
  minLength: 4,
  maxLength: 64,
};

async function listen(scanner: ScannerView) {
  const transport = new FakeTransport();
  transport.reply('listenForCodes', scanner);
  transport.reply('reportCode', {});
  const codes: string[] = [];
  const stop = listenForCodes(createClient(transport), window, (text) => codes.push(text));
  await vi.advanceTimersByTimeAsync(0);
  const asked = (name: string) =>
    transport.calls.filter(({ method }) => method === name).map(({ input }) => input);
  return { transport, codes, stop, asked };
}

function press(key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  window.dispatchEvent(event);
  return event;
}

describe('a screen that wants codes', () => {
  it('asks for them, goes on asking, and ends it when it closes', async () => {
    const { stop, asked } = await listen({ kind: 'serial' });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(asked('listenForCodes')).toEqual(Array.from({ length: 3 }, () => ({ forSeconds: 20 })));
    stop();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(asked('listenForCodes').at(-1)).toEqual({ forSeconds: 0 });
    expect(asked('listenForCodes')).toHaveLength(4);
  });

  it('hears the codes of a scanner with a wire until it closes', async () => {
    const { transport, codes, stop } = await listen({ kind: 'serial' });
    transport.tell('codeScanned', { text: 'CP-1' });
    stop();
    transport.tell('codeScanned', { text: 'CP-2' });
    expect(codes).toEqual(['CP-1']);
  });

  it('recognises a scanner that types, and keeps its keys from the page', async () => {
    const { asked, stop } = await listen(WEDGE);
    const events = [...'CP-12345', 'Enter'].map(press);
    expect(events.every((event) => event.defaultPrevented)).toBe(true);
    expect(asked('reportCode')).toEqual([{ text: 'CP-12345' }]);
    stop();
    expect(press('a').defaultPrevented).toBe(false);
  });

  it('takes no keys where the scanner does not type', async () => {
    const { asked, stop } = await listen({ kind: 'none' });
    const events = [...'CP-12345', 'Enter'].map(press);
    expect(events.some((event) => event.defaultPrevented)).toBe(false);
    expect(asked('reportCode')).toEqual([]);
    stop();
  });
});
