/** The configuration, edited at the screen, and everything that acts on the program as a whole. For staff only. */
export const staffSettingsMethods = {} as const;
