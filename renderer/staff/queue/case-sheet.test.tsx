// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { QueueCase } from '../../../shared/contract/staff-queue.ts';
import type { FakeTransport } from '../../bridge/fake-transport.ts';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { openPreview } from '../../previews/open-preview.ts';
import { CaseSheet } from './case-sheet.tsx';

const second: QueueCase = {
  saleId: 'sale-2',
  queueNo: 'A018',
  modelName: 'iPhone 15',
  state: 'waiting',
  placedAtMs: 0,
  sinceMs: 0,
  place: 2,
  isMovedUp: false,
  isFromElsewhere: false,
  claimCode: null,
};
let screen: Rendered;
let transport: FakeTransport;
afterEach(() => screen.unmount());

async function open(queueCase: QueueCase): Promise<void> {
  transport = await openPreview({ name: 'test', staff: 'queue' }, 'en', 'about:blank');
  screen = await render(<CaseSheet queueCase={queueCase} waitingCount={3} onClose={() => {}} />);
}

describe('the place of a case in the line', () => {
  it('is one up or one down, and a refusal is said', async () => {
    await open(second);
    expect(screen.find('case-place')?.textContent).toBe('Place 2 of 3 in the line');
    transport.reply('moveCase', { kind: 'refused', reason: 'begun' });
    await screen.tap('case-up');
    await screen.tap('case-down');
    expect(transport.callsOf('moveCase')).toEqual([
      { saleId: 'sale-2', place: 1 },
      { saleId: 'sale-2', place: 3 },
    ]);
    expect(screen.find('notice')?.textContent).toMatch(/begun|begin|machine/i);
  });

  it('cannot be before the first or behind the last', async () => {
    await open({ ...second, place: 3 });
    await screen.tap('case-down');
    expect(transport.callsOf('moveCase')).toEqual([]);
    expect(screen.find('case-up')?.getAttribute('aria-disabled')).toBeNull();
  });

  it('is nothing to change of a case that the machine has', async () => {
    await open({ ...second, state: 'printing', place: null });
    expect(screen.find('case-up')).toBeNull();
  });
});
