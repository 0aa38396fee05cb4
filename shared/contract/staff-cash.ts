/** What should be in the machine, counting it, and emptying it. For staff only. */
export const staffCashMethods = {} as const;
