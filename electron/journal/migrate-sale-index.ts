/**
 * Columns by which staff look for a sale. Rows of before are filled from their journals, by the few events that decide;
 * there were no settled claims then. `services/sale/sale-state.ts` says it for every row that is written from now on.
 */
export const SALE_INDEX_STEP = `
  ALTER TABLE sales ADD COLUMN state TEXT NOT NULL DEFAULT 'running';
  ALTER TABLE sales ADD COLUMN queue_no TEXT;
  UPDATE sales SET queue_no = known.queue_no, state = known.state FROM (
    SELECT sale_id,
      MAX(CASE WHEN kind IN ('orderPlaced', 'orderAdopted') THEN json_extract(body, '$.queueNo') END) AS queue_no,
      CASE
        WHEN MAX(kind = 'claimOpened' AND (json_extract(body, '$.reason') = 'unclear' OR json_extract(body, '$.toCheck') = 1))
          THEN 'attention'
        WHEN MAX(kind = 'claimOpened') THEN 'claim'
        WHEN MAX(kind = 'caseCollected') THEN 'delivered'
        WHEN MAX(kind = 'orderStatusSeen' AND json_extract(body, '$.status') = 7) THEN 'refunded'
        WHEN MAX(kind IN ('printFailed', 'printImpossible', 'feedFailed', 'dispenseFailed', 'orderRefused'))
          AND MAX(kind = 'vendSettled' AND json_extract(body, '$.outcome') = 'refunded') THEN 'refunded'
        WHEN MAX(kind IN ('saleCancelled', 'saleFailed', 'uploadRefused', 'modelGone'))
          AND NOT MAX(kind = 'orderIdChosen') THEN 'cancelled'
        ELSE 'running'
      END AS state
    FROM sale_events GROUP BY sale_id
  ) AS known WHERE known.sale_id = sales.sale_id;
  CREATE INDEX sale_ids_by_sale ON sale_ids (sale_id, id);
  CREATE INDEX sales_by_time ON sales (started_at_ms);
  CREATE INDEX sales_by_state ON sales (state, started_at_ms);
  CREATE INDEX sales_by_queue_no ON sales (queue_no) WHERE queue_no IS NOT NULL;
`;
