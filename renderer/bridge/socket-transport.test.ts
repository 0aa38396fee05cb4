import { describe, expect, it } from 'vitest';
import { ManualClock } from '../state/manual-clock.ts';
import { BRIDGE_DELAYS } from './delays.ts';
import { createSocketTransport, type Socket } from './socket-transport.ts';

/** A socket whose other end is the test. */
class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  readonly sent: { id: number; method: string; input: unknown }[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  answer(id: number, value: unknown): void {
    this.onmessage?.({ data: JSON.stringify({ kind: 'answer', id, answer: { ok: true, value } }) });
  }
}

function setUp() {
  const clock = new ManualClock();
  const sockets: FakeSocket[] = [];
  const urls: string[] = [];
  const transport = createSocketTransport({
    pageUrl: 'http://127.0.0.1:4173/?token=se%2Fcret',
    clock,
    openSocket: (url) => {
      urls.push(url);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  const latest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  };
  return { clock, sockets, urls, transport, latest };
}

/** The outcome of a call, once it has one. */
function watch<Value>(promise: Promise<Value>): { value?: Value } {
  const seen: { value?: Value } = {};
  void promise.then((value) => {
    seen.value = value;
  });
  return seen;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('socket transport', () => {
  it('opens the bridge with the token of the page', () => {
    expect(setUp().urls).toEqual(['ws://127.0.0.1:4173/bridge?token=se%2Fcret']);
  });

  it('brings each answer to its own call, in whatever order they come', async () => {
    const { transport, latest } = setUp();
    latest().onopen?.();
    const first = transport.call('getBoard', {});
    const second = transport.call('getSale', {});
    const [one, two] = latest().sent;
    latest().answer(two?.id ?? -1, 'second');
    latest().answer(one?.id ?? -1, 'first');
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('sends a call made while away as soon as the bridge opens', async () => {
    const { transport, latest } = setUp();
    const call = transport.call('getBoard', {});
    expect(latest().sent).toHaveLength(0);
    latest().onopen?.();
    latest().answer(latest().sent[0]?.id ?? -1, []);
    expect(await call).toEqual({ ok: true, value: [] });
  });

  it('answers a call made while away as unavailable once its time is over', async () => {
    const { transport, clock } = setUp();
    const seen = watch(transport.call('getBoard', {}));
    clock.advance(BRIDGE_DELAYS.callDeadlineMs - 1);
    await settled();
    expect(seen.value).toBeUndefined();
    clock.advance(1);
    await settled();
    expect(seen.value).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('does not send a call after its time is over', async () => {
    const { transport, clock, latest } = setUp();
    const call = transport.call('startSale', {});
    clock.advance(BRIDGE_DELAYS.callDeadlineMs);
    await call;
    latest().onopen?.();
    expect(latest().sent).toHaveLength(0);
  });

  it('answers what was sent as unavailable when the bridge closes, and does not send it twice', async () => {
    const { transport, clock, latest, sockets } = setUp();
    latest().onopen?.();
    const call = transport.call('startSale', {});
    latest().onclose?.();
    expect(await call).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    clock.advance(BRIDGE_DELAYS.longestReconnectMs);
    expect(sockets).toHaveLength(2);
    latest().onopen?.();
    expect(latest().sent).toHaveLength(0);
  });

  it('tries again with doubling waits up to the longest, and starts afresh after a success', () => {
    const { clock, sockets, latest } = setUp();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      latest().onclose?.();
      const before = sockets.length;
      let waitedMs = 0;
      while (sockets.length === before && waitedMs < 60_000) {
        clock.advance(10);
        waitedMs += 10;
      }
      waits.push(waitedMs);
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000, 4000]);
    latest().onopen?.();
    latest().onclose?.();
    const before = sockets.length;
    clock.advance(BRIDGE_DELAYS.firstReconnectMs);
    expect(sockets).toHaveLength(before + 1);
  });

  it('tells whether it is connected, at once and on each change', () => {
    const { transport, latest } = setUp();
    const seen: boolean[] = [];
    const stop = transport.watchConnection((connected) => seen.push(connected));
    latest().onopen?.();
    latest().onclose?.();
    stop();
    latest().onopen?.();
    expect(seen).toEqual([false, true, false]);
  });

  it('passes news on until the listener leaves, and nothing that is not a message of the bridge', () => {
    const { transport, latest } = setUp();
    latest().onopen?.();
    const seen: unknown[] = [];
    const stop = transport.subscribe((name, payload) => seen.push([name, payload]));
    const receive = (data: unknown) => latest().onmessage?.({ data });
    receive('not json');
    receive(new ArrayBuffer(4));
    receive(JSON.stringify({ kind: 'event', payload: 1 }));
    receive(JSON.stringify({ kind: 'event', name: 'boardChanged', payload: [] }));
    stop();
    receive(JSON.stringify({ kind: 'event', name: 'boardChanged', payload: [] }));
    expect(seen).toEqual([['boardChanged', []]]);
  });

  it('gives files their address with the token', () => {
    expect(setUp().transport.fileUrl('files/photos/p1/screen')).toBe(
      'http://127.0.0.1:4173/files/photos/p1/screen?token=se%2Fcret',
    );
  });
});
