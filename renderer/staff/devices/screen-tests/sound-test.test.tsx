// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Rendered, render } from '../../../fixtures/render.tsx';
import { info } from '../../../fixtures/shop.ts';
import { useKioskStore } from '../../../state/kiosk-store.ts';
import { loadLanguage } from '../../../state/language.ts';
import { playTones } from './play-tones.ts';
import { SoundTest } from './sound-test.tsx';

vi.mock('./play-tones.ts', () => ({ playTones: vi.fn(async () => {}) }));

let screen: Rendered;
afterEach(() => screen.unmount());

async function playAt(volumePercent: number): Promise<number | undefined> {
  useKioskStore.setState({ info: { ...info, volumePercent } });
  await loadLanguage('en');
  screen = await render(<SoundTest />);
  await screen.tap('volume-loud');
  await screen.tap('sound-play');
  return vi.mocked(playTones).mock.lastCall?.[0];
}

describe('the sound test', () => {
  it.each([
    [100, 1],
    [60, 0.6],
    [0, 0],
  ])('keeps to the volume that is set: at %i %% it plays at %d', async (percent, gain) => {
    expect(await playAt(percent)).toBeCloseTo(gain);
    expect(screen.find('sound-volume')?.textContent).toContain(`${percent} %`);
  });
});
