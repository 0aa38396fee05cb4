/** What lies in which slot. For staff only. */
export const staffStockMethods = {} as const;
