import { expect, it } from 'vitest';
import { openDatabase } from '../../journal/database.ts';
import { createSaleJournal } from '../../journal/sale-journal.ts';
import { systemClock } from '../../system/clock.ts';
import { silentLog } from '../../system/log.ts';
import { SALE_STARTED } from '../sale/arbitrary-events.ts';
import { createSaleStore } from '../sale/sale-store.ts';

const rest = { times: { latePaymentMs: 0 }, clock: systemClock, sendsOrderStatus: false, log: silentLog };

it('lets the sale go on when the part that writes for the books has a mistake', () => {
  const journal = createSaleJournal(openDatabase(':memory:'));
  const store = createSaleStore({
    ...rest,
    journal,
    tradeNews: () => {
      throw new Error('a mistake');
    },
  });
  expect(store.append('s1', SALE_STARTED)).toMatchObject({ saleId: 's1' });
});

it('takes back the event when the disk does not give the journal, so that it is tried again', () => {
  const journal = createSaleJournal(openDatabase(':memory:'));
  let reads = 0;
  const store = createSaleStore({
    ...rest,
    journal: {
      ...journal,
      read: (saleId) => {
        reads += 1;
        // The first is the store's own; the second is for the books.
        if (reads === 2) throw new Error('disk');
        return journal.read(saleId);
      },
    },
    tradeNews: ({ formerStates }) => {
      formerStates();
      return [];
    },
  });
  expect(() => store.append('s1', SALE_STARTED)).toThrow('disk');
  expect(journal.read('s1')).toEqual([]);
  expect(store.append('s1', SALE_STARTED)).toMatchObject({ saleId: 's1' });
});
