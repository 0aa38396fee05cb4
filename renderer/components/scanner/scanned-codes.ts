import type { ScannerView } from '../../../shared/contract/devices.ts';
import { createWedge } from '../../../shared/domain/wedge.ts';
import type { BridgeClient } from '../../bridge/client.ts';

/** The kiosk tells codes for so long after a screen has asked for them; the screen asks again before that is over. */
const LISTEN_SECONDS = 20;
const ASK_AGAIN_MS = 10_000;

/** Where keys come from: the window, or a test. */
export type KeySource = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/**
 * Calls `onCode` with everything that is scanned, until the returned function is called: by a scanner with a wire, or by
 * one that types. What is typed so fast that it may be a scanner is kept from the field that has the focus; should it
 * turn out to be a person after all, the keys are lost to that field, so only screens without a field listen.
 * `onScanner` hears what scanner there is.
 */
export function listenForCodes(
  client: Pick<BridgeClient, 'call' | 'on'>,
  keys: KeySource,
  onCode: (text: string) => void,
  onScanner: (scanner: ScannerView) => void = () => {},
): () => void {
  let stopKeys: (() => void) | null = null;
  let isOver = false;
  const ask = async () => {
    const answer = await client.call('listenForCodes', { forSeconds: LISTEN_SECONDS });
    if (!answer.ok || isOver) return;
    stopKeys ??= watchKeys(answer.value, keys, client);
    onScanner(answer.value);
  };
  const stopNews = client.on('codeScanned', ({ text }) => onCode(text));
  const timer = setInterval(ask, ASK_AGAIN_MS);
  void ask();
  return () => {
    isOver = true;
    clearInterval(timer);
    stopNews();
    stopKeys?.();
    void client.call('listenForCodes', { forSeconds: 0 });
  };
}

/** A code goes to the kiosk first, which looks at it as closely as at one from a wire, and comes back as news. */
function watchKeys(scanner: ScannerView, keys: KeySource, client: Pick<BridgeClient, 'call'>): () => void {
  if (scanner.kind !== 'wedge') return () => {};
  const wedge = createWedge(scanner);
  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || isModifier(event.key)) return;
    const verdict = wedge.take({ key: event.key, atMs: event.timeStamp });
    if (verdict.kind === 'typed') return;
    event.preventDefault();
    event.stopPropagation();
    if (verdict.kind === 'code') void client.call('reportCode', { text: verdict.text });
  };
  keys.addEventListener('keydown', onKey, { capture: true });
  return () => keys.removeEventListener('keydown', onKey, { capture: true });
}

const isModifier = (key: string) => ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key);
