import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { transaction } from '../../journal/database.ts';
import type { Clock } from '../../system/clock.ts';
import type { StrayMoney } from '../payment/stray-money.ts';
import { apply } from '../sale/apply.ts';
import type { SaleEvent } from '../sale/events.ts';
import type { Sale } from '../sale/sale.ts';
import {
  type CoinPlace,
  createFigures,
  difference,
  type Figure,
  type Figures,
  figuresOf,
  neverFalling,
} from './figures.ts';
import { strayChanges } from './stray-figures.ts';

export interface MovesBookOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readEvents(saleId: string): readonly SaleEvent[];
  strays(): readonly StrayMoney[];
}

/**
 * Every change of the machine's money, once each, in the order of booking. A sale is booked by the difference to what
 * was booked of it before, so all that was ever booked of it adds up to what its ledger says. Throws when the disk fails.
 */
export interface MovesBook {
  /** Books everything that is written down by now. `most`: no more than so many sales, the rest another time. */
  book(most?: number): void;
  /** The last number that was given: a period ends with it. */
  line(): number;
  /** What was booked after one line, up to another. */
  totals(after: number, upTo: number): Figures;
  /** What happened at or after a moment, milliseconds since 1970. */
  totalsSince(atMs: number): Figures;
  /** Where a coin or note fell: told by the device beside the sale's own event. */
  notePlace(partId: string, place: CoinPlace): void;
  /** Coins that staff took out by the changer's own buttons. */
  noteHandOut(amountMinor: number): void;
  /** Coins that staff put into the tubes, or (below zero) took out of them, at a cash-up. */
  noteFloat(amountMinor: number): void;
}

const STRAYS = ' strays';

export function createMovesBook({ database, clock, readEvents, strays }: MovesBookOptions): MovesBook {
  const insertMove = database.prepare(
    'INSERT INTO cash_moves (at_ms, source, name, count, amount_minor) VALUES (?, ?, ?, ?, ?)',
  );
  const selectBooked = database.prepare('SELECT version, body FROM cash_booked WHERE source = ?');
  const putBooked = database.prepare(
    `INSERT INTO cash_booked (source, version, body) VALUES (?, ?, ?)
     ON CONFLICT (source) DO UPDATE SET version = excluded.version, body = excluded.body`,
  );
  const selectUnbooked = database.prepare('SELECT sale_id FROM cash_unbooked ORDER BY rowid LIMIT ?');
  const removeUnbooked = database.prepare('DELETE FROM cash_unbooked WHERE sale_id = ?');
  const selectLine = database.prepare('SELECT COALESCE(MAX(seq), 0) AS line FROM cash_moves');
  const sums = 'SELECT name, SUM(count) AS count, SUM(amount_minor) AS amount FROM cash_moves';
  const selectSpan = database.prepare(`${sums} WHERE seq > ? AND seq <= ? GROUP BY name`);
  const selectSince = database.prepare(`${sums} WHERE at_ms >= ? GROUP BY name`);
  const putPlace = database.prepare('INSERT OR IGNORE INTO cash_places (part_id, place) VALUES (?, ?)');
  const selectPlace = database.prepare('SELECT place FROM cash_places WHERE part_id = ?');

  const placeOf = (partId: string): CoinPlace | null => {
    const place = selectPlace.get(partId)?.place;
    return place === 'tube' || place === 'cashBox' || place === 'stacker' ? place : null;
  };
  const write = (source: string, atMs: number, changes: Figures) => {
    for (const [name, { count, amountMinor }] of changes)
      insertMove.run(Math.round(atMs), source, name, count, amountMinor);
  };

  const noteAct = (name: string, amountMinor: number) =>
    void insertMove.run(Math.round(clock.now()), ' staff', name, 1, amountMinor);

  const bookSale = (saleId: string) => {
    const row = selectBooked.get(saleId);
    const version = Number(row?.version ?? 0);
    let booked: Figures = row ? new Map<string, Figure>(JSON.parse(String(row.body))) : new Map();
    const events = readEvents(saleId);
    let sale: Sale | null = null;
    for (const [index, event] of events.entries()) {
      sale = apply(sale, saleId, event);
      if (index < version) continue;
      const now = neverFalling(booked, figuresOf(sale, placeOf));
      write(saleId, event.atMs, difference(booked, now));
      booked = now;
    }
    putBooked.run(saleId, events.length, JSON.stringify([...booked]));
    removeUnbooked.run(saleId);
  };

  const bookStrays = () => {
    const now = strays();
    const body = JSON.stringify(now);
    const row = selectBooked.get(STRAYS);
    if (String(row?.body ?? '[]') === body) return;
    const before: StrayMoney[] = row ? JSON.parse(String(row.body)) : [];
    transaction(database, () => {
      write(STRAYS, clock.now(), strayChanges(before, now, placeOf));
      putBooked.run(STRAYS, 0, body);
    });
  };

  return {
    book: (most = Number.MAX_SAFE_INTEGER) => {
      for (const row of selectUnbooked.all(most)) {
        transaction(database, () => bookSale(String(row.sale_id)));
      }
      bookStrays();
    },
    line: () => Number(selectLine.get()?.line ?? 0),
    totals: (after, upTo) => readSums(selectSpan.all(after, upTo)),
    totalsSince: (atMs) => readSums(selectSince.all(Math.floor(atMs))),
    notePlace: (partId, place) => void putPlace.run(partId, place),
    noteHandOut: (amountMinor) => noteAct('+hand|out', amountMinor),
    noteFloat: (amountMinor) => {
      if (amountMinor > 0) noteAct('+float|in', amountMinor);
      if (amountMinor < 0) noteAct('+float|out', -amountMinor);
    },
  };
}

function readSums(rows: readonly Record<string, SQLOutputValue>[]): Figures {
  const { add, figures } = createFigures();
  for (const { name, count, amount } of rows) add(String(name), Number(amount), Number(count));
  return figures;
}
