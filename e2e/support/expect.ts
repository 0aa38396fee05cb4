import { expect as base } from '@playwright/test';

/** For everything that also runs without Playwright's test runner (tour, bench), whose own default is 5 s. */
export const expect = base.configure({ timeout: 20_000 });
