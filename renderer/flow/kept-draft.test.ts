import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../shared/fixtures/eventually.ts';
import { createClient } from '../bridge/client.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { brand, design, model, session } from '../fixtures/shop.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { ManualClock } from '../state/manual-clock.ts';
import { resetStores } from '../state/registry.ts';
import { useSessionStore } from '../state/session-store.ts';
import { keepDraft, noteRestored, restoreDraft } from './kept-draft.ts';

const LONG_MS = 60_000;

function setUp() {
  const transport = new FakeTransport();
  transport.reply('keepDraft', {});
  const clock = new ManualClock();
  const end = keepDraft(createClient(transport), clock);
  const told = () => transport.callsOf('keepDraft');
  return { transport, clock, end, told };
}

const shopping = (sessionId = 'session-1') => {
  useSessionStore.setState({ session: { ...session, sessionId }, step: 'design' });
  useDraftStore.setState({ brand, model, design });
};

beforeEach(() => {
  resetStores();
  noteRestored();
});

describe('the draft', () => {
  it('is told once for many changes in a short time, as it is at the end of them', async () => {
    const { clock, told, end } = setUp();
    shopping();
    useDraftStore.getState().setDesign({ ...design, layers: [] });
    useDraftStore.getState().setDesign(design);
    expect(told()).toEqual([]);
    clock.advance(LONG_MS);
    await eventually(() =>
      expect(told()).toEqual([{ sessionId: 'session-1', draft: { step: 'design', brand, model, design } }]),
    );
    end();
  });

  it('is told again when it changed while it was being told', async () => {
    const { transport, clock, told, end } = setUp();
    const answer = Promise.withResolvers<{ ok: true; value: object }>();
    transport.replyWith('keepDraft', () => answer.promise);
    shopping();
    clock.advance(LONG_MS);
    await eventually(() => expect(told()).toHaveLength(1));
    useDraftStore.getState().setDesign({ ...design, layers: [] });
    clock.advance(LONG_MS);
    expect(told()).toHaveLength(1);
    answer.resolve({ ok: true, value: {} });
    await eventually(() => {
      clock.advance(LONG_MS);
      expect(told()).toMatchObject([{}, { draft: { design: { layers: [] } } }]);
    });
    end();
  });

  it('of a shopper who left before it was told is not told', () => {
    const { clock, told, end } = setUp();
    shopping();
    resetStores();
    clock.advance(LONG_MS);
    expect(told()).toEqual([]);
    end();
  });

  it('is told once the bridge is back', async () => {
    const { transport, clock, told, end } = setUp();
    transport.refuse('keepDraft', 'unavailable');
    shopping();
    clock.advance(LONG_MS);
    await eventually(() => expect(told()).toHaveLength(1));
    transport.reply('keepDraft', {});
    await eventually(() => {
      transport.setConnected(true);
      clock.advance(LONG_MS);
      expect(told()).toHaveLength(2);
    });
    end();
  });

  it('comes back as it was, without the print, and is not told anew', () => {
    const step = restoreDraft({ step: 'review', brand, model, design });
    expect(step).toBe('design');
    expect(useDraftStore.getState()).toMatchObject({ brand, model, design, printFileId: null });
    useSessionStore.setState({ session, step });
    noteRestored();
    const { clock, told, end } = setUp();
    clock.advance(LONG_MS);
    expect(told()).toEqual([]);
    end();
  });

  it('that is no design any more comes back without it', () => {
    restoreDraft({ step: 'design', brand, model, design: { version: 99 } });
    expect(useDraftStore.getState()).toMatchObject({ model, design: null });
  });
});
