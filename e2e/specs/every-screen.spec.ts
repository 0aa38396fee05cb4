import type { Locale } from '../../shared/contract/kiosk.ts';
import { expect, test } from '../support/test.ts';
import {
  axeProblems,
  foreignTexts,
  layoutProblems,
  muteButtons,
  smallTargets,
  TOUCH_PX,
} from '../support/view-checks.ts';
import { type Visit, WALK_CONFIG, type Walk } from '../support/walk.ts';
import { walkDocuments } from '../support/walk-documents.ts';
import { walkEdges } from '../support/walk-edges.ts';
import { walkMembers } from '../support/walk-members.ts';
import { walkSale } from '../support/walk-sale.ts';
import { walkSetUp } from '../support/walk-set-up.ts';
import { walkStudio } from '../support/walk-studio.ts';
import { walkTroubles } from '../support/walk-troubles.ts';
import { words } from '../support/words.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ setUp: { config: WALK_CONFIG, expectedErrors: /"msg":"out of service"/ } });

/** Upright as it is sold, lying, and a window on a developer's desk. */
const OTHER_SIZES = [
  { width: 1920, height: 1080 },
  { width: 600, height: 960 },
] as const;
const KIOSK_SIZE = { width: 1080, height: 1920 } as const;

/** The page is laid out anew some frames after its window has changed. */
const RESIZE_MS = 5_000;

/** What leads on or out of each kind of screen, by its name. Sheets and screens without a shopper are not in here. */
const WAYS_OUT: readonly (readonly [RegExp, readonly ('back' | 'cancel' | 'help')[]])[] = [
  [/^(brand|model|design|design-blank|design-photo-refused|review.*)$/, ['back', 'cancel', 'help']],
  [
    /^payment-(choose|code|paying|failed|price-changed|coupon-lost|sold-out|troubled|timed-out)$/,
    ['back', 'cancel', 'help'],
  ],
  [/^documents-(empty|files|options|review|code|cancelled)$/, ['cancel', 'help']],
  [/^documents-(empty|files|options|review|code)$/, ['back']],
  [/^documents-(printing|printed|collected)$/, ['help']],
  [/^queue-.*$/, ['help']],
  [/^staff-pin$/, ['back', 'help']],
  [/^staff$/, ['help']],
];

function checkEverything({ counter, locale }: Omit<Walk, 'visit'>): Visit {
  const { page, shop } = counter;
  const names = shop.names();
  // The same colours and roles in every language, and English has the longer words: once is enough for these.
  const isFirst = locale === 'en';
  return async (view) => {
    await test.step(view, async () => {
      const problems = {
        axe: isFirst ? await axeProblems(page) : [],
        foreign: await foreignTexts(page, locale, names),
        mute: isFirst ? await muteButtons(page) : [],
        small: await smallTargets(page, TOUCH_PX),
        layout: await layoutProblems(page),
        wayOut: await missingWaysOut(view),
      };
      const none = { axe: [], foreign: [], mute: [], small: [], layout: [], wayOut: [] };
      expect.soft(problems, view).toEqual(none);
      if (isFirst) await checkOtherSizes(view);
    });
  };

  async function checkOtherSizes(view: string): Promise<void> {
    for (const size of OTHER_SIZES) {
      await page.setViewportSize(size);
      await expect.soft
        .poll(() => layoutProblems(page), {
          message: `${view} at ${size.width}×${size.height}`,
          timeout: RESIZE_MS,
        })
        .toEqual([]);
    }
    await page.setViewportSize(KIOSK_SIZE);
    // The page hears of it a moment later; a click in between would begin on one button and end beside it.
    await expect
      .poll(() => page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight })))
      .toEqual(KIOSK_SIZE);
  }

  async function missingWaysOut(view: string): Promise<string[]> {
    const ways = WAYS_OUT.filter(([name]) => name.test(view)).flatMap(([, each]) => each);
    const missing: string[] = [];
    for (const way of ways) {
      const button = page.getByRole('button', { name: words(locale, `frame.${way}`), exact: true });
      if (!(await button.isVisible())) missing.push(way);
    }
    return missing;
  }
}

const WALKS = {
  'of a sale': walkSale,
  'of the studio': walkStudio,
  'of documents': walkDocuments,
  'of a member': walkMembers,
  'when something is in the way': walkTroubles,
  'at the edges': walkEdges,
  'of the first run': walkSetUp,
};
const LANGUAGES: Record<Locale, string> = { en: 'English', 'zh-CN': 'Chinese' };

for (const [name, walk] of Object.entries(WALKS)) {
  for (const locale of ['en', 'zh-CN'] as const) {
    test(`every screen ${name}, in ${LANGUAGES[locale]}`, async ({ counter }) => {
      await walk({ counter, locale, visit: checkEverything({ counter, locale }) });
    });
  }
}
