// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { localeSchema } from '../../shared/contract/kiosk.ts';
import { eventually } from '../../shared/fixtures/eventually.ts';
import { App } from '../app.tsx';
import { type Rendered, render } from '../fixtures/render.tsx';
import { allPreviews } from '../previews/all-previews.ts';
import { openPreview } from '../previews/open-preview.ts';

let screen: Rendered;
afterEach(() => screen.unmount());

/** What leads on from a screen. Help and language do not, and the staff's corner is not for shoppers. */
const NO_WAY_OUT = /^(help|language-.*|staff-corner)$/;
/** Screens that change by themselves: nothing there is the shopper's to do. */
const BY_ITSELF = new Set(['queue/ordering']);
const RESTING = /^out-of-service\/(?!documents|set-up)/;

describe.each(allPreviews.filter((preview) => !BY_ITSELF.has(preview.name)))('$name', (preview) => {
  it.each(localeSchema.options)('draws in %s without a text missing, and has a way out', async (locale) => {
    const errors = vi.spyOn(console, 'error');
    await openPreview(preview, locale, 'about:blank');
    screen = await render(<App />);
    await eventually(() => expect(screen.container.querySelector('main')).not.toBeNull());
    const text = screen.container.textContent ?? '';
    expect(text).not.toMatch(/\{\w+\}/);
    const waysOut = [...screen.container.querySelectorAll<HTMLElement>('button:not([aria-disabled])')]
      .map((button) => button.dataset.testid ?? 'unnamed')
      .filter((testId) => !NO_WAY_OUT.test(testId));
    if (RESTING.test(preview.name)) expect(waysOut).toEqual([]);
    else expect(waysOut).not.toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});

describe('help', () => {
  const attended = allPreviews.filter(({ name }) => !/^out-of-service\//.test(name));

  it.each(attended)('is on $name', async (preview) => {
    await openPreview(preview, 'en', 'about:blank');
    screen = await render(<App />);
    await eventually(() => expect(screen.find('help')).not.toBeNull());
    await screen.tap('help');
    // Staff themselves are not sent to the staff.
    const isForStaff = preview.staff !== undefined && preview.staff !== 'pin';
    expect(screen.find('help-sheet')?.textContent).toMatch(isForStaff ? /\./ : /staff/);
    await screen.tap('help-close');
    expect(screen.find('help-sheet')).toBeNull();
  });
});
