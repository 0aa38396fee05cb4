/**
 * The book of cash-ups. `cash_moves` is what has changed in the money of this machine, in the order in which it was
 * booked; a period is a span of its `seq`. The trigger marks a sale in the transaction of its own event, so that none is
 * left out of the book, whenever the process dies. A closed cash-up can be neither changed nor removed.
 */
export const CASH_STEP = `
  CREATE TABLE cash_moves (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL,
    count INTEGER NOT NULL, amount_minor INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX cash_moves_at ON cash_moves (at_ms);
  CREATE TABLE cash_booked (source TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE cash_places (part_id TEXT PRIMARY KEY, place TEXT NOT NULL) STRICT;
  CREATE TABLE cash_unbooked (sale_id TEXT PRIMARY KEY) STRICT;
  INSERT INTO cash_unbooked SELECT sale_id FROM sales;
  CREATE TRIGGER sale_events_unbooked AFTER INSERT ON sale_events BEGIN
    INSERT OR IGNORE INTO cash_unbooked (sale_id) VALUES (NEW.sale_id);
  END;
  CREATE TABLE cash_ups (
    cash_up_id TEXT PRIMARY KEY, number INTEGER UNIQUE, state TEXT NOT NULL, revision INTEGER NOT NULL,
    body TEXT NOT NULL, hash TEXT, prints INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX cash_ups_one_open ON cash_ups (state) WHERE state = 'open';
  CREATE TRIGGER cash_ups_stay BEFORE DELETE ON cash_ups WHEN OLD.state = 'closed' BEGIN
    SELECT RAISE(ABORT, 'a closed cash-up stays');
  END;
  CREATE TRIGGER cash_ups_fixed BEFORE UPDATE OF cash_up_id, number, state, revision, body, hash ON cash_ups
    WHEN OLD.state = 'closed' BEGIN
    SELECT RAISE(ABORT, 'a closed cash-up is not changed');
  END;
`;
