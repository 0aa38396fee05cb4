import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/contract/method.ts';
import { eventually } from '../../shared/fixtures/eventually.ts';
import { connectBridge } from '../bridge/connect.ts';
import { FakeTransport } from '../bridge/fake-transport.ts';
import { brand, session } from '../fixtures/shop.ts';
import { useDraftStore } from '../state/draft-store.ts';
import { resetStores } from '../state/registry.ts';
import { useSessionStore } from '../state/session-store.ts';
import { useWelcomeNoticeStore } from '../state/welcome-notice-store.ts';
import { changeLanguage, leaveSession, startSession } from './session-actions.ts';

let transport: FakeTransport;

beforeEach(() => {
  transport = new FakeTransport();
  transport.reply('startSession', session);
  transport.reply('endSession', {});
  connectBridge(transport);
  resetStores();
});

/** An answer that comes when the test says so. */
function later(): { answer: Promise<Answer>; give: (answer: Answer) => void } {
  let give: (answer: Answer) => void = () => {};
  const answer = new Promise<Answer>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}

describe('startSession', () => {
  it('shows the first step at once, and the session follows', async () => {
    const started = startSession();
    expect(useSessionStore.getState()).toMatchObject({ step: 'brand', session: null });
    await started;
    expect(useSessionStore.getState().session).toEqual(session);
    expect(transport.callsOf('startSession')).toEqual([{ locale: 'en' }]);
  });

  it('goes back to the start with a word when no session could be opened', async () => {
    transport.refuse('startSession', 'unavailable');
    await startSession();
    expect(useSessionStore.getState().step).toBe('attract');
    expect(useWelcomeNoticeStore.getState().key).toBe('notice.startFailed');
  });

  it('closes a session that opened after its shopper had left', async () => {
    const { answer, give } = later();
    transport.replyWith('startSession', answer);
    const started = startSession();
    await eventually(() => expect(transport.callsOf('startSession')).toHaveLength(1));
    leaveSession('cancelled');
    give({ ok: true, value: session });
    await started;
    expect(useSessionStore.getState()).toMatchObject({ step: 'attract', session: null });
    expect(transport.callsOf('endSession').length).toBeGreaterThanOrEqual(1);
  });

  it('does not touch the next visit when the answer to the former one comes late', async () => {
    const first = later();
    transport.replyWith('startSession', first.answer);
    const started = startSession();
    await eventually(() => expect(transport.callsOf('startSession')).toHaveLength(1));
    leaveSession('cancelled');
    transport.reply('startSession', { ...session, sessionId: 'session-2' });
    await startSession();
    const endsBefore = transport.callsOf('endSession').length;
    first.give({ ok: true, value: session });
    await started;
    expect(useSessionStore.getState()).toMatchObject({ step: 'brand', session: { sessionId: 'session-2' } });
    expect(transport.callsOf('endSession')).toHaveLength(endsBefore);
  });

  it('waits with the new session until the end of the former one got through', async () => {
    const ending = later();
    transport.replyWith('endSession', ending.answer);
    leaveSession('idle');
    const started = startSession();
    expect(useSessionStore.getState().step).toBe('brand');
    expect(transport.callsOf('startSession')).toHaveLength(0);
    ending.give({ ok: true, value: {} });
    await started;
    expect(transport.callsOf('startSession')).toHaveLength(1);
  });
});

describe('leaveSession', () => {
  it('erases everything at once, without waiting for the bridge', () => {
    transport.replyWith('endSession', new Promise<Answer>(() => {}));
    useSessionStore.setState({ session, step: 'model' });
    useDraftStore.getState().chooseBrand(brand);
    leaveSession('cancelled');
    expect(useSessionStore.getState()).toMatchObject({ session: null, step: 'attract' });
    expect(useDraftStore.getState().brand).toBeNull();
    // The next test must not wait for this one's end.
    transport.reply('endSession', {});
    leaveSession('cancelled');
  });
});

describe('changeLanguage', () => {
  it('changes the screen and tells the main process', async () => {
    useSessionStore.setState({ session, step: 'brand' });
    transport.reply('changeLocale', { ...session, locale: 'zh-CN' });
    await changeLanguage('zh-CN');
    expect(useSessionStore.getState()).toMatchObject({ chosenLocale: 'zh-CN', session: { locale: 'zh-CN' } });
  });

  it('changes the screen even when the main process is away', async () => {
    useSessionStore.setState({ session, step: 'brand' });
    transport.refuse('changeLocale', 'unavailable');
    await changeLanguage('zh-CN');
    expect(useSessionStore.getState().chosenLocale).toBe('zh-CN');
  });
});
