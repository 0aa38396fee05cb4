// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Rendered, render } from '../../fixtures/render.tsx';
import { FLOW_DELAYS } from '../../flow/delays.ts';
import { showStaff, useStaffStore } from '../../state/staff-store.ts';
import { StaffCorner } from './staff-corner.tsx';

let screen: Rendered;
let nowMs = 0;

beforeEach(async () => {
  nowMs = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  showStaff('closed');
  screen = await render(<StaffCorner />);
});
afterEach(async () => {
  await screen.unmount();
  vi.restoreAllMocks();
});

async function tap(times: number, apartMs: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    await screen.tap('staff-corner');
    nowMs += apartMs;
  }
}

describe('staff corner', () => {
  it('opens the PIN pad after five quick taps, and not after four', async () => {
    await tap(4, 300);
    expect(useStaffStore.getState().view).toBe('closed');
    await tap(1, 300);
    expect(useStaffStore.getState().view).toBe('pin');
  });

  it('does not open for taps that are too far apart', async () => {
    await tap(12, FLOW_DELAYS.staffCornerMs / 4);
    expect(useStaffStore.getState().view).toBe('closed');
  });
});
