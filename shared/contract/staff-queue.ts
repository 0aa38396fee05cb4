/** The print queue, steered by staff. For staff only. */
export const staffQueueMethods = {} as const;
