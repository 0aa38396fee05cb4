/**
 * Orders of documents, each whole in one row. `watch_until_ms` is null for one that is at rest. The address of a delivery is in `body`
 * until the order is at rest.
 */
export const DOCUMENTS_STEP = `CREATE TABLE document_orders (
     document_order_id TEXT PRIMARY KEY, session_id TEXT NOT NULL, created_at_ms INTEGER NOT NULL,
     watch_until_ms INTEGER, code TEXT UNIQUE, body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX document_orders_session ON document_orders (session_id, created_at_ms);
   CREATE INDEX document_orders_open ON document_orders (watch_until_ms) WHERE watch_until_ms IS NOT NULL;`;

/** For staff, who look for an order by the shop's number and by its time. */
export const DOCUMENT_SEARCH_STEP = `
  CREATE INDEX document_orders_number ON document_orders (upper(json_extract(body, '$.orderNo')));
  CREATE INDEX document_orders_created ON document_orders (created_at_ms);`;
