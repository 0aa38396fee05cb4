import type { Page } from '@playwright/test';
import { DEMO_GOBOX } from '../../electron/demo/backend/gobox/handlers.ts';
import { DEMO_PATHS } from '../../electron/demo/backend/other-systems.ts';
import type { ConfigFile } from '../support/kiosk-config.ts';
import type { Shop } from '../support/shop.ts';
import { openStaffPage } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { words } from '../support/words.ts';

/** goBox at this address, with the staff's side. */
function gobox(url: string): NonNullable<ConfigFile['gobox']> {
  const { token, devId, c8Url, setOfBook, userName, c8Token, booksToken } = DEMO_GOBOX;
  return { url, token, devId, staff: { c8Url, setOfBook, userName, c8Token, booksToken } };
}
const goboxOf = ({ backend }: Shop) => gobox(backend.url + DEMO_PATHS.gobox);

async function openBooks(page: Page, part: string): Promise<void> {
  await openStaffPage(page, 'systems');
  await page.getByTestId('open-gobox').click();
  await page.getByTestId(`books-${part}`).click();
}

async function typeText(page: Page, opener: string, text: string): Promise<void> {
  await page.getByTestId(opener).click();
  await page.getByTestId('ask-text').waitFor();
  await page.keyboard.type(text);
  await page.getByTestId('keyboard-done').click();
  await expect(page.getByTestId('ask-text')).toHaveCount(0);
}

async function typeNumber(page: Page, opener: string, digits: string): Promise<void> {
  await page.getByTestId(opener).click();
  for (const digit of digits) await page.getByTestId(`ask-${digit}`).click();
  await page.getByTestId('ask-done').click();
}

const FIELDS = {
  devId: '2077',
  storeId: '11',
  bankId: '12',
  memberId: '13',
  employeeId: '14',
  billType: '1',
};

test('a cabinet is made in goBox, found by its name, changed and deleted', async ({
  page,
  shop,
  counter,
}) => {
  await counter.restart({ gobox: goboxOf(shop) });
  await openBooks(page, 'cabinets');
  await expect(page.getByTestId('cabinet-1001')).toBeVisible();

  await page.getByTestId('cabinet-new').click();
  await typeText(page, 'cabinet-field-name', 'Harbour hall');
  for (const [field, digits] of Object.entries(FIELDS))
    await typeNumber(page, `cabinet-field-${field}`, digits);
  await page.getByTestId('cabinet-save').click();
  await expect(page.getByTestId('cabinet-form')).toHaveCount(0);

  await typeText(page, 'cabinets-find', 'Harbour');
  await expect(page.getByTestId('cabinet-1001')).toHaveCount(0);
  await page.getByTestId('cabinet-2077').click();
  await page.getByTestId('cabinet-change').click();
  await typeNumber(page, 'cabinet-field-storeId', '99');
  await page.getByTestId('cabinet-save').click();
  await expect(page.getByTestId('cabinet-sheet')).toContainText('99');
  const made = shop.backend.others.gobox.cabinets().find(({ dev_id }) => dev_id === 2077);
  expect(made).toMatchObject({ name: 'Harbour hall', store_id: 99, employee_id: 14 });

  await page.getByTestId('cabinet-delete').click();
  await page.getByTestId('ask-sure-yes').click();
  await expect(page.getByTestId('cabinet-sheet')).toHaveCount(0);
  await expect(page.getByTestId('cabinet-2077')).toHaveCount(0);
  expect(shop.backend.others.gobox.cabinets().map(({ dev_id }) => dev_id)).toEqual([1001]);
});

const DAY_MS = 24 * 60 * 60_000;

/** One sale elsewhere each day, the last one yesterday; nothing else is in the books. */
function sellElsewhere(shop: Shop, days: number): void {
  const { gobox } = shop.backend.others;
  const momentOf = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  gobox.addUpstream(
    Array.from({ length: days }, (_, index) => ({
      trans_id: `UP${index + 1}`,
      status: 100,
      e_id: 'walk-in',
      dev_id: 1001,
      create_time: `${momentOf(index + 1)} 12:00:00`,
      update_time: `${momentOf(index + 1)} 12:05:00`,
      products: [{ barcode: '690', name: `Case ${index + 1}`, num: 1, amount: 39.9, cost: 12.5 }],
    })),
  );
}

test('three weeks of orders are downloaded while staff look elsewhere, and one goes into C8', async ({
  page,
  shop,
  counter,
}) => {
  sellElsewhere(shop, 15);
  const { gobox: control } = shop.backend.others;
  await counter.restart({ gobox: goboxOf(shop) });
  await openBooks(page, 'download');
  // At first goBox answers nonsense.
  await page.getByTestId('filter-days').click();
  await page.getByTestId('days-threeWeeks').click();
  control.setFault('downloadOrders', { kind: 'wrongShape' });
  await page.getByTestId('download-start').click();
  const state = page.getByTestId('download-state');
  await expect(state).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('download')).toContainText(words('en', 'staff.books.refusal.odd'));

  control.setFault('downloadOrders', { kind: 'slow', ms: 400 });
  await page.getByTestId('download-resume').click();
  await expect(state).toHaveAttribute('data-state', 'running');
  await page.getByTestId('staff-open-overview').click();
  await page.getByTestId('staff-open-systems').click();
  await page.getByTestId('open-gobox').click();
  await expect(state).toHaveAttribute('data-state', 'finished', { timeout: 10_000 });
  expect(control.orders()).toHaveLength(15);

  await page.getByTestId('download-show').click();
  await expect(page.getByTestId('page-range')).toContainText('15');
  await page.getByTestId('page-next').click();
  await expect(page.getByTestId('orders-found').getByRole('listitem')).toHaveCount(5);
  await typeText(page, 'orders-find', 'UP3');
  await page.getByTestId('order-UP3').click();
  await page.getByTestId('order-import').click();
  await page.getByTestId('ask-sure-yes').click();
  await expect(page.getByTestId('order-state')).toHaveAttribute('data-imported', 'true');
  const imported = control.orders().filter(({ is_imported }) => is_imported);
  expect(imported.map(({ trans_id }) => trans_id)).toEqual(['UP3']);
  expect(control.requests.importOrder).toBe(1);
});

test('goBox that is away is said in plain words, and seen when it is back', async ({
  page,
  shop,
  counter,
}) => {
  await counter.restart({ gobox: goboxOf(shop) });
  await openStaffPage(page, 'systems');
  const card = page.getByTestId('system-gobox');
  await expect(card).toHaveAttribute('data-state', 'quiet');
  await expect(page.getByTestId('system-haidian')).toHaveCount(0);
  await expect(page.getByTestId('systems-off')).toContainText(words('en', 'staff.systems.name.haidian'));

  const comeBack = await shop.goAway();
  await page.getByTestId('ask-gobox').click();
  await expect(card).toHaveAttribute('data-state', 'away', { timeout: 20_000 });
  await expect(card).toContainText(words('en', 'staff.systems.means.gobox'));
  await page.getByTestId('open-gobox').click();
  await page.getByTestId('books-orders').click();
  await expect(page.getByTestId('notice')).toContainText(words('en', 'staff.books.refusal.away'), {
    timeout: 20_000,
  });

  await comeBack();
  await expect(async () => {
    await page.getByTestId('retry').click();
    const books = page.getByTestId('books-orders');
    await expect(books).toContainText(words('en', 'staff.books.order.none'), { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await page.getByTestId('systems-back').click();
  await page.getByTestId('systems-back').click();
  await expect(card).toHaveAttribute('data-state', 'on');
});
