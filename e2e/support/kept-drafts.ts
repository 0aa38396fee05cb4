import type { Page } from '@playwright/test';

/** The last draft that the page has handed over, as its socket carried it. For pages that are loaded after this call. */
export function watchKeptDrafts(page: Page): { last(): string } {
  let last = '';
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"keepDraft"')) last = String(payload);
    }),
  );
  return { last: () => last };
}
