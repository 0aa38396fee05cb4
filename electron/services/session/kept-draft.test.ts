import { describe, expect, it } from 'vitest';
import type { KeptDraft } from '../../../shared/contract/session.ts';
import { emptyDesign, type TextLayer } from '../../../shared/domain/design.ts';
import { openDatabase } from '../../journal/database.ts';
import { createKeptValues } from '../../journal/kept.ts';
import { silentLog } from '../../system/log.ts';
import { createVirtualClock } from '../sale/simulation/virtual-clock.ts';
import { createDraftMemory } from './draft-memory.ts';
import { createSessionService } from './session-service.ts';

const draftOf = (design: unknown): KeptDraft => ({ step: 'design', brand: null, model: null, design });
const onCase = (caseId: string) => draftOf(emptyDesign(caseId));

const longText = (index: number): TextLayer => ({
  kind: 'text',
  layerId: `layer-${index}`,
  centreXMm: 10,
  centreYMm: 10,
  widthMm: 20,
  heightMm: 20,
  rotationDeg: 0,
  opacity: 1,
  locked: false,
  hidden: false,
  text: '字'.repeat(500),
  fontId: 'figtree',
  colour: '#000000',
  align: 'left',
  outline: null,
  curveDeg: 0,
  letterSpacingEm: 0,
  lineHeightEm: 1.2,
  wrapEm: null,
});

describe('the draft that is kept', () => {
  it('is the last one, and a copy', () => {
    const memory = createDraftMemory();
    expect(memory.take()).toBeNull();
    memory.keep(onCase('one'));
    const last = onCase('two');
    expect(memory.keep(last).ok).toBe(true);
    const taken = memory.take();
    expect(taken).toEqual(last);
    expect(taken).not.toBe(last);
  });

  it('may be the largest design that there is', () => {
    const memory = createDraftMemory();
    const layers = Array.from({ length: 60 }, (_, index) => longText(index));
    expect(memory.keep(draftOf({ ...emptyDesign('one'), layers })).ok).toBe(true);
  });

  it('is no design by another schema, and nothing huge; the one before stays', () => {
    const memory = createDraftMemory();
    memory.keep(onCase('one'));
    expect(memory.keep(draftOf({ version: 2, caseId: 'x', layers: 'none' })).ok).toBe(false);
    expect(memory.keep(draftOf('a text')).ok).toBe(false);
    expect(memory.keep(draftOf({ ...emptyDesign('x'), layers: ['y'.repeat(500_000)] }))).toMatchObject({
      ok: false,
      error: 'the draft is too large',
    });
    expect(memory.take()).toEqual(onCase('one'));
  });

  it('is not handed out for ever to a page that it may be bringing down', () => {
    const memory = createDraftMemory();
    memory.keep(onCase('one'));
    for (let load = 0; load < 3; load++) expect(memory.take()).toEqual(onCase('one'));
    // The same once more is no sign of life.
    memory.keep(onCase('one'));
    expect(memory.take()).toBeNull();
    memory.keep(onCase('two'));
    expect(memory.take()).toEqual(onCase('two'));
  });

  it('goes with its session, and was never on the disk', async () => {
    const keeper = createKeptValues(openDatabase(':memory:'));
    const service = () =>
      createSessionService({
        keeper,
        clock: createVirtualClock(0),
        log: silentLog,
        onOpen: async () => {},
        onLocale: async () => {},
        onClose: async () => {},
      });
    const sessions = service();
    await sessions.start('en');
    sessions.keepDraft(onCase('one'));
    expect(JSON.stringify(keeper.get('session'))).not.toContain('"one"');
    const afterRestart = service();
    await afterRestart.restore(() => true);
    expect(afterRestart.takeDraft()).toBeNull();
    await sessions.start('en');
    expect(sessions.takeDraft()).toBeNull();
    sessions.keepDraft(onCase('two'));
    await sessions.end('idle');
    expect(sessions.takeDraft()).toBeNull();
  });
});
