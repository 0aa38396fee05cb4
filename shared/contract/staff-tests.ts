/** Tests of the machine beyond the self-test of each device. For staff only. */
export const staffTestsMethods = {} as const;
