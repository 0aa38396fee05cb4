/** Finding a sale, its story, and making good what went wrong. For staff only. */
export const staffSalesMethods = {} as const;
